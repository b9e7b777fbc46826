import { dayAfter, dayStart, weekOf } from '@sidetone/domain/time';

export type PeriodLength = 'day' | 'week' | 'month';

/** Whole calendar days, from the first to the last. */
export interface Period {
  /** `2026-11-23`, `2026-W48` or `2026-11`. */
  readonly id: string;
  readonly first: string;
  readonly last: string;
}

/** The days from `first` to `last` by day, week (Monday to Sunday) or month; the first and the last period may be cut. `undefined` where they would be more than `most`. */
export function periodsOf(first: string, last: string, length: PeriodLength, most: number): Period[] | undefined {
  const periods: Period[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) {
    const id = idOf(day, length);
    const before = periods.at(-1);
    if (before?.id === id) {
      periods[periods.length - 1] = { ...before, last: day };
      continue;
    }
    if (periods.length === most) return undefined;
    periods.push({ id, first: day, last: day });
  }
  return periods;
}

function idOf(day: string, length: PeriodLength): string {
  if (length === 'day') return day;
  return length === 'month' ? day.slice(0, 7) : weekOf(dayStart(day, 'UTC'), 'UTC').id;
}
