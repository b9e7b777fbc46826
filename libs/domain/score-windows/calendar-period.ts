import { DAY_MS, dayAfter } from '../time/index.js';
import type { DayRange } from './day-range.js';

export type PeriodLength = 'week' | 'month' | 'quarter';

/** A week (ISO 8601), month or quarter of the calendar: its name, `2026-W47`, `2026-11` or `2026-Q4`, and its days. */
export interface CalendarPeriod extends DayRange {
  readonly id: string;
}

/** The period of that length that holds a day. */
export function periodHolding(day: string, length: PeriodLength): CalendarPeriod {
  if (length === 'week') return weekFrom(mondayOf(day));
  const [year, month] = yearAndMonth(day);
  return length === 'month' ? monthOf(year, month) : quarterOf(year, Math.ceil(month / 3));
}

/** The period that a name such as `2026-W47`, `2026-11` or `2026-Q4` tells; `undefined` where there is none of that length and name. */
export function periodNamed(id: string, length: PeriodLength): CalendarPeriod | undefined {
  const found = { week: weekNamed, month: monthNamed, quarter: quarterNamed }[length](id);
  // There is no 13th month, no 5th quarter, and a 53rd week in some years only.
  return found?.id === id ? found : undefined;
}

function weekNamed(id: string): CalendarPeriod | undefined {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(id) ?? [];
  // The week with the 4th of January is the first.
  return week === undefined ? undefined : weekFrom(dayAfter(mondayOf(`${year}-01-04`), 7 * (Number(week) - 1)));
}

function monthNamed(id: string): CalendarPeriod | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(id) ?? [];
  return month === undefined ? undefined : monthOf(Number(year), Number(month));
}

function quarterNamed(id: string): CalendarPeriod | undefined {
  const [, year, quarter] = /^(\d{4})-Q(\d)$/.exec(id) ?? [];
  return quarter === undefined ? undefined : quarterOf(Number(year), Number(quarter));
}

function weekFrom(monday: string): CalendarPeriod {
  const [year] = yearAndMonth(dayAfter(monday, 3));
  const first = mondayOf(`${year}-01-04`);
  const week = 1 + Math.round((Date.parse(monday) - Date.parse(first)) / (7 * DAY_MS));
  return { id: `${pad(year, 4)}-W${pad(week)}`, from: monday, until: dayAfter(monday, 7) };
}

function monthOf(year: number, month: number): CalendarPeriod {
  const from = firstOfMonth(year, month);
  return { id: from.slice(0, 7), from, until: firstOfMonth(year, month + 1) };
}

function quarterOf(year: number, quarter: number): CalendarPeriod {
  const from = firstOfMonth(year, 3 * quarter - 2);
  return { id: `${from.slice(0, 4)}-Q${quarter}`, from, until: firstOfMonth(year, 3 * quarter + 1) };
}

/** Months beyond December are those of the next year. */
function firstOfMonth(year: number, month: number): string {
  const index = 12 * year + month - 1;
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}-01`;
}

function mondayOf(day: string): string {
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

function yearAndMonth(day: string): [year: number, month: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
}

function pad(number: number, digits = 2): string {
  return String(number).padStart(digits, '0');
}
