import fc from 'fast-check';
import { dayAfter, dayStart, weekOf } from '../time/index.js';
import { daysIn, isDay, periodHolding, periodNamed } from './index.js';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => dayAfter('1990-01-01', days));

describe('periodHolding', () => {
  it.each([
    ['2026-11-26', 'week', '2026-W48', '2026-11-23', '2026-11-30'],
    // ISO 8601: 2027-01-01 is a Friday, so its week is still of 2026; 2024-12-30 is a Monday of the first week of 2025.
    ['2027-01-01', 'week', '2026-W53', '2026-12-28', '2027-01-04'],
    ['2024-12-30', 'week', '2025-W01', '2024-12-30', '2025-01-06'],
    ['2028-02-29', 'month', '2028-02', '2028-02-01', '2028-03-01'],
    ['2026-12-31', 'month', '2026-12', '2026-12-01', '2027-01-01'],
    ['2026-11-26', 'quarter', '2026-Q4', '2026-10-01', '2027-01-01'],
  ] as const)('%s is of the %s %s', (day, length, id, from, until) => {
    expect(periodHolding(day, length)).toEqual({ id, from, until });
  });

  it('holds its day and is found again by its name', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('week' as const, 'month' as const, 'quarter' as const), (day, length) => {
        const period = periodHolding(day, length);
        expect(period.from <= day && day < period.until).toBe(true);
        expect(periodNamed(period.id, length)).toEqual(period);
        if (length === 'week') expect(daysIn(period)).toBe(7);
      }),
    );
  });

  it('names weeks as those of instants are named', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { id, start, end } = weekOf(dayStart(day, 'Europe/Helsinki'), 'Europe/Helsinki');
        const week = periodHolding(day, 'week');
        expect(week.id).toBe(id);
        expect([dayStart(week.from, 'Europe/Helsinki'), dayStart(week.until, 'Europe/Helsinki')]).toEqual([start, end]);
      }),
    );
  });
});

describe('periodNamed', () => {
  it.each([
    ['2025-W53', 'week'],
    ['2026-W00', 'week'],
    ['2026-13', 'month'],
    ['2026-00', 'month'],
    ['2026-Q5', 'quarter'],
    ['2026-Q0', 'quarter'],
    ['2026-11', 'week'],
    ['November', 'month'],
  ] as const)('knows no %s among the %ss', (id, length) => {
    expect(periodNamed(id, length)).toBeUndefined();
  });
});

describe('isDay', () => {
  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '2026-11-26T00:00:00Z', ''])('takes %j for no day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('takes a leap day for one', () => {
    expect(isDay('2028-02-29')).toBe(true);
  });
});
