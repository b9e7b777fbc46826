import { MINUTE_MS, type Instant } from '@sidetone/domain/time';

const CLOCK_SKEW_MS = 5 * MINUTE_MS;

/** When an answer was given: as the sender has it if that can be true, else now (rule R17). Nobody answers before being asked. */
export function answeredAt(hint: Instant | undefined, dispatchedAt: Instant | undefined, now: Instant): Instant {
  if (hint === undefined || dispatchedAt === undefined) return now;
  return hint >= dispatchedAt && hint <= now + CLOCK_SKEW_MS ? hint : now;
}
