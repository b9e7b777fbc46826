import fc from 'fast-check';
import { dayAfter } from '../time/index.js';
import { daysOf, monthsAndDays, periodNamed, splitRange, type DayRange } from './index.js';

const anyRange = fc
  .tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 900 }))
  .map(([start, length]) => ({ from: dayAfter('2024-01-01', start), until: dayAfter('2024-01-01', start + length) }));

const monthDays = (id: string): readonly string[] => daysOf(periodNamed(id, 'month') ?? { from: id, until: id });

describe('monthsAndDays', () => {
  it('reads whole months in the middle, few days at an end, and a month without its last days', () => {
    expect(monthsAndDays({ from: '2026-08-27', until: '2026-11-25' })).toEqual({
      months: ['2026-09', '2026-10', '2026-11'],
      days: [{ from: '2026-08-27', until: '2026-09-01' }],
      without: [{ from: '2026-11-25', until: '2026-12-01' }],
    });
  });

  it('has no days where the range is one of whole months, and no months where it holds half a month at most', () => {
    expect(monthsAndDays({ from: '2026-10-01', until: '2027-01-01' })).toEqual({
      months: ['2026-10', '2026-11', '2026-12'],
      days: [],
      without: [],
    });
    const short = { from: '2026-11-10', until: '2026-11-25' };
    expect(monthsAndDays(short)).toEqual({ months: [], days: [short], without: [] });
    expect(monthsAndDays({ from: '2026-10-01', until: '2026-10-01' })).toEqual({ months: [], days: [], without: [] });
  });

  it('takes off both ends of a month that a range leaves', () => {
    expect(monthsAndDays({ from: '2026-11-03', until: '2026-11-29' })).toEqual({
      months: ['2026-11'],
      days: [],
      without: [
        { from: '2026-11-01', until: '2026-11-03' },
        { from: '2026-11-29', until: '2026-12-01' },
      ],
    });
  });

  it('counts every day of a range once, and no other day', () => {
    fc.assert(
      fc.property(anyRange, (range: DayRange) => {
        const { months, days, without } = monthsAndDays(range);
        const counted = new Map<string, number>();
        const count = (those: readonly string[], by: number) => {
          for (const day of those) counted.set(day, (counted.get(day) ?? 0) + by);
        };
        count([...months.flatMap(monthDays), ...days.flatMap(daysOf)], 1);
        count(without.flatMap(daysOf), -1);
        expect([...counted].filter(([, times]) => times !== 0).sort()).toEqual(daysOf(range).map((day) => [day, 1]));
        expect([...days, ...without].flatMap(daysOf).length).toBeLessThanOrEqual(30);
      }),
    );
  });
});

describe('splitRange', () => {
  it('cuts the first and the last step where the range does, and says so', () => {
    expect(splitRange({ from: '2026-10-15', until: '2026-12-05' }, 'month')).toEqual([
      { id: '2026-10', from: '2026-10-15', until: '2026-11-01', whole: false },
      { id: '2026-11', from: '2026-11-01', until: '2026-12-01', whole: true },
      { id: '2026-12', from: '2026-12-01', until: '2026-12-05', whole: false },
    ]);
  });

  it('gives every day once, whatever the step', () => {
    const steps = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const);
    fc.assert(
      fc.property(anyRange, steps, (range, step) => {
        expect(splitRange(range, step).flatMap(daysOf)).toEqual(daysOf(range));
      }),
    );
  });
});
