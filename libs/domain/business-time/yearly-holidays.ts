import { DAY_MS } from '../time/index.js';
import { dayOfRule, yearlyRule } from './yearly-holiday.js';

/** Tells of a day, counted from 1970, whether one of the rules names it. Each year is worked out once; what is no rule names no day. */
export function yearlyHolidays(texts: readonly string[]): (day: number) => boolean {
  const rules = texts.flatMap((text) => yearlyRule(text) ?? []);
  if (rules.length === 0) return () => false;
  const years = new Map<number, ReadonlySet<number>>();
  const daysOf = (year: number): ReadonlySet<number> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    // Days from Easter may lie in the year before or after.
    const days = [year - 1, year, year + 1].flatMap((one) => rules.flatMap((rule) => dayOfRule(rule, one) ?? []));
    const found = new Set(days);
    years.set(year, found);
    return found;
  };
  return (day) => daysOf(new Date(day * DAY_MS).getUTCFullYear()).has(day);
}
