import fc from 'fast-check';
import { dayAfter } from '../time/index.js';
import { daysOf, monthsAndDays, periodNamed, splitRange, type DayRange } from './index.js';

const anyRange = fc
  .tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 900 }))
  .map(([start, length]) => ({ from: dayAfter('2024-01-01', start), until: dayAfter('2024-01-01', start + length) }));

const monthDays = (id: string): readonly string[] => daysOf(periodNamed(id, 'month') ?? { from: id, until: id });

describe('monthsAndDays', () => {
  it('reads whole months in the middle and days at the ends', () => {
    expect(monthsAndDays({ from: '2026-08-27', until: '2026-11-25' })).toEqual({
      months: ['2026-09', '2026-10'],
      days: [
        { from: '2026-08-27', until: '2026-09-01' },
        { from: '2026-11-01', until: '2026-11-25' },
      ],
    });
  });

  it('has no days where the range is one of whole months, and no months where it holds none', () => {
    expect(monthsAndDays({ from: '2026-10-01', until: '2027-01-01' })).toEqual({
      months: ['2026-10', '2026-11', '2026-12'],
      days: [],
    });
    const short = { from: '2026-10-15', until: '2026-11-15' };
    expect(monthsAndDays(short)).toEqual({ months: [], days: [short] });
    expect(monthsAndDays({ from: '2026-10-01', until: '2026-10-01' })).toEqual({ months: [], days: [] });
  });

  it('puts every day of a range into exactly one month or range of days', () => {
    fc.assert(
      fc.property(anyRange, (range: DayRange) => {
        const { months, days } = monthsAndDays(range);
        const all = [...months.flatMap(monthDays), ...days.flatMap(daysOf)].sort();
        expect(all).toEqual(daysOf(range));
        expect(days.length).toBeLessThanOrEqual(2);
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
