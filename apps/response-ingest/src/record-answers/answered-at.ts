import { MINUTE_MS, type Instant } from '@sidetone/domain/time';

const CLOCK_SKEW_MS = 5 * MINUTE_MS;

/** When an answer was given: as the sender has it if that can be true, else now (rule R17). Nobody answers before being asked, or before there was anything to answer about. */
export function answeredAt(hint: Instant | undefined, possibleFrom: Instant | undefined, now: Instant): Instant {
  if (hint === undefined || possibleFrom === undefined) return now;
  return hint >= possibleFrom && hint <= now + CLOCK_SKEW_MS ? hint : now;
}
