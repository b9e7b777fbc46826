import { DAY_MS, toIso } from '../time/index.js';
import { addBusinessMinutes, businessMinutesBetween, worksOn } from './index.js';
import { aCalendar } from './testing/a-calendar.js';
import { dayOfRule, yearlyRule } from './yearly-holiday.js';

const inYear = (text: string, year: number): string | undefined => {
  const rule = yearlyRule(text);
  const day = rule && dayOfRule(rule, year);
  return day === undefined ? undefined : toIso(day * DAY_MS).slice(0, 10);
};

describe('a holiday of every year', () => {
  // Dates of Easter as the almanacs have them, the earliest and the latest that there are among them.
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('is Easter of %d', (year, day) => {
    expect(inYear('easter', year)).toBe(day);
  });

  it('is a date, days from Easter, or the first weekday from a date on', () => {
    expect(inYear('12-25', 2026)).toBe('2026-12-25');
    expect([inYear('easter-2', 2026), inYear('easter+39', 2026)]).toEqual(['2026-04-03', '2026-05-14']);
    // Midsummer in Finland; All Saints; the late May holiday in Britain; a day that is the weekday itself.
    expect(inYear('saturday from 06-20', 2026)).toBe('2026-06-20');
    expect(inYear('saturday from 10-31', 2026)).toBe('2026-10-31');
    expect(inYear('monday from 05-25', 2026)).toBe('2026-05-25');
    expect(inYear('saturday from 06-20', 2027)).toBe('2027-06-26');
    expect(inYear('monday from 01-01', 1960)).toBe('1960-01-04');
  });

  it('on 29 February is one in leap years', () => {
    expect([inYear('02-29', 2028), inYear('02-29', 2026)]).toEqual(['2028-02-29', undefined]);
  });

  it.each([
    '12-32',
    '02-30',
    '13-01',
    '00-10',
    '1-1',
    'easter2',
    'easter+1000',
    'Saturday from 06-20',
    'funday from 06-20',
    '',
  ])('is not %j', (text) => {
    expect(yearlyRule(text)).toBeUndefined();
  });

  it('rests the clocks in each year', () => {
    const calendar = aCalendar({ yearlyHolidays: ['12-25', 'easter-2', 'easter+1'] });
    // Friday and Monday around Easter 2026: from Thursday 15:00 of Helsinki, one hour is left, then it is Tuesday.
    const from = Date.parse('2026-04-02T12:00:00Z');
    expect(toIso(addBusinessMinutes(from, 90, calendar))).toBe('2026-04-07T05:30:00.000Z');
    expect(
      ['2026-04-02', '2026-04-03', '2026-04-04', '2026-04-06', '2026-04-07'].map((day) => worksOn(day, calendar)),
    ).toEqual([...[true, false, false, false, true]]);
    expect(businessMinutesBetween(Date.parse('2030-12-24T22:00Z'), Date.parse('2030-12-25T22:00Z'), calendar)).toBe(0);
  });
});
