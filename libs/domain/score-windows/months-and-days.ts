import { dayAfter } from '../time/index.js';
import { periodHolding } from './calendar-period.js';
import type { DayRange } from './day-range.js';

/** A range as whole months, `2026-11`, and the days before and after them: what is summed to read a long window quickly. */
export interface MonthsAndDays {
  readonly months: readonly string[];
  /** At most two ranges, none of them empty: before the first whole month and after the last. */
  readonly days: readonly DayRange[];
}

/** The whole months of a range and the days at its ends. Each day of the range is in exactly one of them. */
export function monthsAndDays({ from, until }: DayRange): MonthsAndDays {
  const months: string[] = [];
  const holding = periodHolding(from, 'month');
  const firstWhole = holding.from === from ? from : holding.until;
  let next = firstWhole;
  for (;;) {
    const month = periodHolding(next, 'month');
    if (month.until > until) break;
    months.push(month.id);
    next = month.until;
  }
  const ends =
    months.length === 0
      ? [{ from, until }]
      : [
          { from, until: firstWhole },
          { from: next, until },
        ];
  return { months, days: ends.filter((range) => range.from < range.until) };
}

/** The days of a range, one by one. */
export function daysOf({ from, until }: DayRange): readonly string[] {
  const days: string[] = [];
  for (let day = from; day < until; day = dayAfter(day)) days.push(day);
  return days;
}
