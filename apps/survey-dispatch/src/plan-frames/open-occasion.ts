import { periodOf, slotOf, type Programme } from '@sidetone/domain/programmes';
import { DAY_MS, localDay, type Instant } from '@sidetone/domain/time';

/** A period or a wave that is under way, and when each of its contacts is asked. */
export interface OpenOccasion {
  /** Unique within the programme, for ever: its frame is drawn once. */
  readonly key: string;
  readonly opensAt: Instant;
  readonly slotOf: (contactId: string) => Instant;
}

/**
 * What a programme asks about at `now` without having been told by an event; undefined where the calendar asks nothing. Who begins in
 * the middle of a period spreads over days from today on: a slot of last week would ask everybody at once.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function openOccasion({ occasion }: Programme, now: Instant, timeZone: string): OpenOccasion | undefined {
  if (occasion.kind === 'wave') {
    const { waveId, opensAt, closesAt } = occasion;
    return opensAt <= now && now < closesAt ? { key: waveId, opensAt, slotOf: () => opensAt } : undefined;
  }
  if (occasion.kind !== 'relationship') return undefined;
  const period = periodOf(occasion, now, timeZone);
  if (period === undefined) return undefined;
  const isLate = now - period.start >= DAY_MS;
  const spread = isLate ? { ...period, firstDay: localDay(now, timeZone) } : period;
  return {
    key: period.key,
    opensAt: period.start,
    slotOf: (contactId) => slotOf(contactId, spread, occasion.spreadDays),
  };
}
