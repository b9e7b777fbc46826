import { DAY_MS, toIso } from '../time/index.js';
import { leastOpenMinutes, type Calendar } from './index.js';
import { aCalendar, allDay } from './testing/a-calendar.js';

const monday = Date.parse('2026-11-23T08:00:00Z');
const minuteAWeek: Calendar = { timeZone: 'UTC', hours: { monday: [{ from: 0, to: 1 }] }, holidays: [] };
const days = (first: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, day) => toIso(Date.parse(first) + day * DAY_MS).slice(0, 10));

describe('leastOpenMinutes', () => {
  it('is what the weeks of a year hold', () => {
    expect(leastOpenMinutes(365, monday, allDay('UTC'))).toBe(365 * 1_440);
    // 52 weeks and a day, which may be a Sunday.
    expect(leastOpenMinutes(364, monday, minuteAWeek)).toBe(52);
    expect(leastOpenMinutes(7, monday, aCalendar())).toBe(5 * 480);
  });

  it('is that of the emptiest stretch to come, wherever holidays make it', () => {
    const holidays = days('2030-01-01', 360);
    // From the last weekend of 2029 on, that Monday and a Friday in the last week of 2030 are all that is left.
    expect(leastOpenMinutes(365, monday, aCalendar({ holidays }))).toBe(2 * 480);
    expect(leastOpenMinutes(365, monday, aCalendar({ holidays: days('2020-01-01', 360) }))).toBeGreaterThan(200 * 480);
  });
});
