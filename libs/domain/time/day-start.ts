import { DAY_MS, type Instant } from './instant.js';
import { localMidnight } from './local-midnight.js';

/**
 * First instant of a calendar day of a zone, such as `2026-11-23`.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function dayStart(day: string, timeZone: string): Instant {
  return localMidnight(Date.parse(`${day}T00:00:00Z`), timeZone);
}

/** The calendar day so many days after another; before it for a negative number. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
