import { DAY_MS, MINUTE_MS, toIso, type Instant } from '../time/index.js';
import type { Calendar } from './calendar.js';
import { openTimes } from './open-times.js';

/** Ten years: a promise that far away is a mistake, and a calendar closed for that long never opens. */
export const MOST_DAYS = 3_660;

/**
 * The earliest instant by which so many business minutes, 0 or more, have passed since `from`: the end of a working day rather than
 * the beginning of the next, and `from` itself for none.
 * @throws RangeError for minutes below 0, and where the calendar does not hold them within ten years
 */
export function addBusinessMinutes(from: Instant, minutes: number, calendar: Calendar): Instant {
  const found = reachedAfter(from, minutes, calendar);
  if (found !== undefined) return found;
  throw new RangeError(
    `The calendar (${calendar.timeZone}) holds no ${minutes} business minutes in the ten years from ${toIso(from)}: ` +
      'give it more working hours, fewer holidays, or ask for less time.',
  );
}

/**
 * As `addBusinessMinutes`; undefined where the calendar does not hold the minutes in what is left of the day (of UTC) and so many after it.
 * @throws RangeError for minutes below 0, and for an unknown zone
 */
export function reachedAfter(
  from: Instant,
  minutes: number,
  calendar: Calendar,
  withinDays = MOST_DAYS,
): Instant | undefined {
  if (!(minutes >= 0)) throw new RangeError(`Business minutes to add are 0 or more, not ${minutes}.`);
  let left = Math.round(minutes * MINUTE_MS);
  if (left === 0) return from;
  for (const time of openFrom(from, calendar, withinDays)) {
    const length = time.to - time.from;
    if (left <= length) return time.from + left;
    left -= length;
  }
  return undefined;
}

/** Business minutes from one instant to another; negative where `to` comes first. @throws RangeError for an unknown zone */
export function businessMinutesBetween(from: Instant, to: Instant, calendar: Calendar): number {
  if (to < from) return 0 - businessMinutesBetween(to, from, calendar);
  let sum = 0;
  for (let day = dayOf(from); day * DAY_MS < to; day += 1) {
    for (const time of openTimes(day, calendar)) sum += Math.max(0, Math.min(time.to, to) - Math.max(time.from, from));
  }
  return sum / MINUTE_MS;
}

/** The first instant from `from` on at which the team works. @throws RangeError where it does not within ten years */
export function nextOpen(from: Instant, calendar: Calendar): Instant {
  for (const time of openFrom(from, calendar)) return time.from;
  throw new RangeError(
    `The calendar (${calendar.timeZone}) is closed for the ten years from ${toIso(from)}: ` +
      'give it working hours, or fewer holidays.',
  );
}

function* openFrom(from: Instant, calendar: Calendar, days = MOST_DAYS): Generator<{ from: Instant; to: Instant }> {
  const first = dayOf(from);
  for (let day = first; day <= first + days; day += 1) {
    for (const time of openTimes(day, calendar)) {
      if (time.to > from) yield { from: Math.max(time.from, from), to: time.to };
    }
  }
}

function dayOf(instant: Instant): number {
  return Math.floor(instant / DAY_MS);
}
