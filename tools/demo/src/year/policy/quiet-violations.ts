import { toIso, type Instant } from '@sidetone/domain/time';
import type { PolicyCase, Violation } from './asked.js';

/**
 * Invitations and messages in the quiet hours and days of the contact's own clock. When interviewers call is up to them; that they are
 * asked to is not.
 */
export function quietViolations({
  policy: { quietHours, quietDays = [] },
  asked,
  people,
}: PolicyCase): readonly Violation[] {
  return asked.flatMap(({ invitationId, contactId, surveyId, channel, at, sentAt }) => {
    const timeZone = people.get(contactId)?.timeZone ?? 'UTC';
    const moments = [at, ...(channel === 'agent' ? [] : sentAt)];
    return moments.flatMap((moment): readonly Violation[] => {
      const { hour, weekday } = wallClock(moment, timeZone);
      const what = `${contactId} was reached by ${surveyId} at ${toIso(moment)}, ${weekday} ${hour} o'clock in ${timeZone}.`;
      return [
        ...(isQuiet(hour, quietHours) ? [{ rule: 'quiet hours' as const, invitationId, contactId, what }] : []),
        ...(quietDays.includes(weekday) ? [{ rule: 'quiet days' as const, invitationId, contactId, what }] : []),
      ];
    });
  });
}

/** From an hour to before another, over midnight where the first is the later. */
function isQuiet(hour: number, quiet: { readonly from: number; readonly to: number } | null | undefined): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  return from <= to ? from <= hour && hour < to : hour >= from || hour < to;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(at: Instant, timeZone: string): { readonly hour: number; readonly weekday: string } {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23', weekday: 'long' });
  clocks.set(timeZone, clock);
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return { hour: Number(parts.get('hour')), weekday: (parts.get('weekday') ?? '').toLowerCase() };
}
