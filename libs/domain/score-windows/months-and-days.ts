import { dayAfter } from '../time/index.js';
import { periodHolding } from './calendar-period.js';
import type { DayRange } from './day-range.js';

/** A range as sums of months, `2026-11`, and of days at its ends: what is read to sum a long window quickly. */
export interface MonthsAndDays {
  readonly months: readonly string[];
  /** To be added. At most one range of each month that the range begins or ends in, none of them empty. */
  readonly days: readonly DayRange[];
  /** Days of those months that are outside the range, to be taken off. */
  readonly without: readonly DayRange[];
}

/**
 * The months that a range covers wholly, and those that it covers for the most part, without their other days; of the rest the days
 * themselves. The counts of the months and days, less those of the days without, are the counts of the range.
 */
export function monthsAndDays({ from, until }: DayRange): MonthsAndDays {
  const parts = { months: new Array<string>(), days: new Array<DayRange>(), without: new Array<DayRange>() };
  for (let next = from; next < until;) {
    const month = periodHolding(next, 'month');
    const inside = { from: next, until: month.until < until ? month.until : until };
    const outside = [
      { from: month.from, until: inside.from },
      { from: inside.until, until: month.until },
    ].filter((range) => range.from < range.until);
    const daysOutside = outside.reduce((sum, range) => sum + daysOf(range).length, 0);
    if (daysOutside < daysOf(inside).length) {
      parts.months.push(month.id);
      parts.without.push(...outside);
    } else {
      parts.days.push(inside);
    }
    next = month.until;
  }
  return parts;
}

/** The days of a range, one by one. */
export function daysOf({ from, until }: DayRange): readonly string[] {
  const days: string[] = [];
  for (let day = from; day < until; day = dayAfter(day)) days.push(day);
  return days;
}
