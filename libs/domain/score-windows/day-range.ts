import { DAY_MS, dayAfter } from '../time/index.js';

/** Days of the operator's calendar, `[from, until)`, each as `2026-11-23`. */
export interface DayRange {
  readonly from: string;
  readonly until: string;
}

const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar: the 30th of February is none. */
export function isDay(text: string): boolean {
  return FORM.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && dayAfter(text, 0) === text;
}

/** Number of days of a range; 0 for one that ends where it begins. */
export function daysIn({ from, until }: DayRange): number {
  return (Date.parse(until) - Date.parse(from)) / DAY_MS;
}
