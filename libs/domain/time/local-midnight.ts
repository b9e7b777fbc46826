import type { Instant } from './instant.js';
import { zoneOffset } from './local-parts.js';

/**
 * The first instant of a calendar day of an IANA zone, the day given as its midnight in UTC.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function localMidnight(day: Instant, timeZone: string): Instant {
  // The zone's offset is asked at the guess and again at the result: a change of clock may lie between the two.
  const guess = day - zoneOffset(day, timeZone);
  const corrected = day - zoneOffset(guess, timeZone);
  // Where the clock jumps over midnight (Beirut, Havana), no instant shows 00:00 and the later candidate begins the day.
  return zoneOffset(corrected, timeZone) === zoneOffset(guess, timeZone) ? corrected : Math.max(guess, corrected);
}
