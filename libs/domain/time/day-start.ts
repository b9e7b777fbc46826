import { DAY_MS, type Instant } from './instant.js';
import { zoneOffset } from './local-parts.js';

/**
 * First instant of a calendar day of a zone, such as `2026-11-23`.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function dayStart(day: string, timeZone: string): Instant {
  return midnight(Date.parse(`${day}T00:00:00Z`), timeZone);
}

/** The calendar day so many days after another; before it for a negative number. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** First instant of a calendar day, given as that day's midnight in UTC. */
export function midnight(day: number, timeZone: string): Instant {
  // The zone's offset is asked at the guess and again at the result: a change of clock may lie between the two.
  const guess = day - zoneOffset(day, timeZone);
  const corrected = day - zoneOffset(guess, timeZone);
  // Where the clock jumps over midnight (Beirut, Havana), no instant shows 00:00 and the later candidate begins the day.
  return zoneOffset(corrected, timeZone) === zoneOffset(guess, timeZone) ? corrected : Math.max(guess, corrected);
}
