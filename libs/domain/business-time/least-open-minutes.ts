import { DAY_MS, MINUTE_MS, type Instant } from '../time/index.js';
import { MOST_DAYS } from './business-minutes.js';
import type { Calendar } from './calendar.js';
import { openTimes } from './open-times.js';

/**
 * The fewest business minutes that any stretch of so many whole days holds which begins within ten years from now: what may be promised
 * where it is to be kept within that many days, whenever the promise is given. @throws RangeError for an unknown zone
 */
export function leastOpenMinutes(days: number, from: Instant, calendar: Calendar): number {
  const first = Math.floor(from / DAY_MS) + 1;
  const openOn = (day: number): number => openTimes(day, calendar).reduce((sum, time) => sum + time.to - time.from, 0);
  let inStretch = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let day = first; day < first + MOST_DAYS + days; day += 1) {
    inStretch += openOn(day);
    if (day >= first + days) inStretch -= openOn(day - days);
    if (day >= first + days - 1) least = Math.min(least, inStretch);
  }
  return least / MINUTE_MS;
}
