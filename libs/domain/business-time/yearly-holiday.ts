import { DAY_MS } from '../time/index.js';
import { WEEKDAYS } from '../programmes/index.js';
import { easterSunday } from './easter-sunday.js';

/** A rule that names a day of every year, or of some. */
type YearlyRule =
  | { readonly kind: 'date'; readonly month: number; readonly day: number }
  | { readonly kind: 'easter'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly month: number; readonly day: number };

/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 3;
/** A leap year: the one that has all days. */
const LEAP_YEAR = 2000;
const DATE = /^(\d{2})-(\d{2})$/;
const EASTER = /^easter([+-]\d{1,3})?$/;
const FROM = /^([a-z]+) from (\d{2})-(\d{2})$/;

/** A text as a rule: `12-25`, `easter-2`, or `saturday from 06-20`, the first Saturday from 20 June on. Undefined for what is none. */
export function yearlyRule(text: string): YearlyRule | undefined {
  const easter = EASTER.exec(text);
  if (easter !== null) return { kind: 'easter', days: Number(easter[1] ?? 0) };
  const [, weekdayName = '', ...fromParts] = FROM.exec(text) ?? [];
  const [month = 0, day = 0] = (fromParts.length > 0 ? fromParts : (DATE.exec(text)?.slice(1) ?? [])).map(Number);
  if (dayNumber(LEAP_YEAR, month, day) === undefined) return undefined;
  if (fromParts.length === 0) return { kind: 'date', month, day };
  const weekday = WEEKDAYS.findIndex((one) => one === weekdayName);
  return weekday < 0 ? undefined : { kind: 'weekday', weekday, month, day };
}

/** The day that a rule names in a year, counted from 1970; undefined where it names none, as 29 February in most. */
export function dayOfRule(rule: YearlyRule, year: number): number | undefined {
  if (rule.kind === 'easter') return easterSunday(year) + rule.days;
  const day = dayNumber(year, rule.month, rule.day);
  if (rule.kind === 'date' || day === undefined) return day;
  const from = (day + FIRST_WEEKDAY) % 7;
  return day + ((rule.weekday - from + 14) % 7);
}

/** `Date` turns 30 February into 1 March, which does not read back the same. */
function dayNumber(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.getTime() / DAY_MS
    : undefined;
}
