import { dayAfter } from '../time/index.js';
import { periodHolding, type CalendarPeriod, type PeriodLength } from './calendar-period.js';
import type { DayRange } from './day-range.js';

/** A step of a series. `whole` is false for the first and last one where the range cuts them. */
export interface RangeStep extends CalendarPeriod {
  readonly whole: boolean;
}

/** A range in days, weeks, months or quarters of the calendar, in order; the first and the last end where the range does. */
export function splitRange({ from, until }: DayRange, step: PeriodLength | 'day'): readonly RangeStep[] {
  const steps: RangeStep[] = [];
  for (let day = from; day < until; day = steps.at(-1)?.until ?? until) {
    const period = step === 'day' ? { id: day, from: day, until: dayAfter(day) } : periodHolding(day, step);
    const whole = period.from >= from && period.until <= until;
    steps.push({ id: period.id, from: day, until: period.until < until ? period.until : until, whole });
  }
  return steps;
}
