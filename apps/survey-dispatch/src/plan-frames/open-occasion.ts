import { inDaytime, periodOf, slotOf, type Programme } from '@sidetone/domain/programmes';
import { DAY_MS, localDay, type Instant } from '@sidetone/domain/time';

/** A period or a wave that is under way, and when each of its contacts is asked. */
export interface OpenOccasion {
  /** Unique within the programme, for ever: its frame is drawn once. */
  readonly key: string;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** In the daytime of the contact's zone; not before `from`, where the contact has to be left alone until then. It may lie after the close. */
  readonly slotOf: (contactId: string, contactZone: string, from?: Instant) => Instant;
}

/**
 * What a programme asks about at `now` without having been told by an event; undefined where the calendar asks nothing. Who begins in
 * the middle of a period spreads over days from today on: a slot of last week would ask everybody at once.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function openOccasion({ occasion }: Programme, now: Instant, timeZone: string): OpenOccasion | undefined {
  if (occasion.kind === 'wave') {
    const { waveId, opensAt, closesAt } = occasion;
    if (now < opensAt || now >= closesAt) return undefined;
    const slotIn = (zone: string): Instant => {
      const slot = inDaytime(Math.max(opensAt, now), zone);
      // A wave of one night is asked in that night.
      return slot < closesAt ? slot : opensAt;
    };
    return { key: waveId, opensAt, closesAt, slotOf: (_contactId, zone) => slotIn(zone) };
  }
  if (occasion.kind !== 'relationship') return undefined;
  const period = periodOf(occasion, now, timeZone);
  if (period === undefined) return undefined;
  const isLate = now - period.start >= DAY_MS;
  const spread = isLate ? { ...period, firstDay: localDay(now, timeZone) } : period;
  return {
    key: period.key,
    opensAt: period.start,
    closesAt: period.end,
    slotOf: (contactId, zone, from = now) =>
      inDaytime(Math.max(slotOf(contactId, spread, occasion.spreadDays, zone), from, now), zone),
  };
}
