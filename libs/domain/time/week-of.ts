import { midnight } from './day-start.js';
import { DAY_MS, type Instant } from './instant.js';
import { localParts } from './local-parts.js';

/** A calendar week of a zone: ISO 8601 name and half-open bounds `[start, end)`. */
export interface Week {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * The ISO 8601 week (Monday to Sunday; week 1 holds the first Thursday) of an IANA zone around an instant.
 * It is 168 hours long but for the weeks in which the clock changes: 167 or 169.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function weekOf(instant: Instant, timeZone: string): Week {
  const { year, month, day } = localParts(instant, timeZone);
  // The calendar is walked in days of a clockless UTC; only the two bounds are turned back into instants.
  const today = Date.UTC(year, month - 1, day);
  const daysSinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const monday = today - daysSinceMonday * DAY_MS;
  const thursday = monday + 3 * DAY_MS;
  const weekYear = new Date(thursday).getUTCFullYear();
  const weekNumber = 1 + Math.floor((thursday - Date.UTC(weekYear, 0, 1)) / (7 * DAY_MS));
  return {
    id: `${weekYear}-W${String(weekNumber).padStart(2, '0')}`,
    start: midnight(monday, timeZone),
    end: midnight(monday + 7 * DAY_MS, timeZone),
  };
}
