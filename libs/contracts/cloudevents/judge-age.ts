import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import type { AgeRule } from '../define-event/index.js';

/** Rule R9. Identities and raw events are remembered as long as an event may be late (rule R10): an operator may set how long. */
export const MAX_AHEAD_MS = 5 * MINUTE_MS;
export const LATE_AFTER_MS = 48 * HOUR_MS;
export const MAX_AGE_DAYS = 400;
export const MAX_AGE_MS = MAX_AGE_DAYS * DAY_MS;

export type AgeVerdict =
  | { readonly kind: 'ok'; readonly late: boolean }
  | { readonly kind: 'drop'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string };

const fresh: AgeVerdict = { kind: 'ok', late: false };
const late: AgeVerdict = { kind: 'ok', late: true };
const fromTheFuture: AgeVerdict = {
  kind: 'refuse',
  reason: "Attribute 'time' lies more than 5 minutes after the record arrived; the clock of the source is wrong.",
};

/** Judges an event's time against its arrival, so that a replay decides as the first run did. `maxAgeDays` is the oldest that is taken. */
export function judgeAge(rule: AgeRule, time: Instant, arrivedAt: Instant, maxAgeDays = MAX_AGE_DAYS): AgeVerdict {
  if (rule === 'unlimited') return fresh;
  const age = arrivedAt - time;
  if (rule === 'judged') {
    if (age < -MAX_AHEAD_MS) return fromTheFuture;
    if (age > maxAgeDays * DAY_MS) return { kind: 'drop', reason: `The event is more than ${maxAgeDays} days old.` };
  }
  return age > LATE_AFTER_MS ? late : fresh;
}
