import { signed } from '../show/tables.js';

export const TOO_FEW = 'too few answers';

/** NPS points with their sign, or words where there is no number. */
export const points = (value: number | null, without = TOO_FEW): string => (value === null ? without : signed(value));

/** A share as percent. */
export const percent = (value: number | null, without = 'nobody was asked'): string =>
  value === null ? without : `${(100 * value).toFixed(0)} %`;

/** `1 case`, `3 cases`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

export const whole = (count: number): string => count.toLocaleString('en-GB');

/** The calendar day of a moment, `2026-11-02`. */
export function dayOf(moment: string, timeZone: string): string {
  return new Date(moment).toLocaleDateString('sv-SE', { timeZone });
}

/** Day before month, and months of three letters, which no English-speaking country has both. */
const SHORT_MONTH = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });

/** `2 Nov`, of a calendar day. */
export function shortDay(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return `${moment.getUTCDate()} ${SHORT_MONTH.format(moment)}`;
}

/** `2 November 2026 at 14:05 UTC`. */
export function momentInWords(moment: string, timeZone: string): string {
  return (
    new Date(moment).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }) + ` (${timeZone})`
  );
}
