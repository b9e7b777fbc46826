import fc from 'fast-check';
import { DAY_MS, HOUR_MS, localDay, toIso } from '../time/index.js';
import { periodOf, slotOf, type Relationship } from './index.js';

const HELSINKI = 'Europe/Helsinki';
const every = (everyMonths: Relationship['everyMonths'], startsOn = '2026-01-01'): Relationship => ({
  kind: 'relationship',
  everyMonths,
  startsOn,
  spreadDays: 30,
});
const keyAt = (plan: Relationship, at: string) => periodOf(plan, Date.parse(at), HELSINKI)?.key;

describe('periodOf', () => {
  it.each<[Relationship, string, string]>([
    [every(12), '2026-12-31T21:59:59Z', '2026'],
    [every(12), '2026-12-31T22:00:00Z', '2027'],
    [every(3), '2026-08-15T00:00:00Z', '2026-Q3'],
    [every(6), '2027-07-15T00:00:00Z', '2027-H2'],
    [every(1), '2026-06-30T20:59:59Z', '2026-06'],
    [every(1), '2026-06-30T21:00:00Z', '2026-07'],
    [every(12, '2026-02-15'), '2027-02-14T12:00:00Z', '2026-02-15'],
    [every(3, '2026-02-01'), '2026-06-15T12:00:00Z', '2026-05-01'],
    [every(1, '2026-01-31'), '2026-03-01T12:00:00Z', '2026-02-28'],
  ])('%j has at %s the period %s', (plan, at, key) => {
    expect(keyAt(plan, at)).toBe(key);
  });

  it('begins and ends at midnight of the operator’s zone', () => {
    const period = periodOf(every(3), Date.parse('2026-11-23T10:00:00Z'), HELSINKI);
    expect(period && [toIso(period.start), toIso(period.end)]).toEqual([
      '2026-09-30T21:00:00.000Z',
      '2026-12-31T22:00:00.000Z',
    ]);
  });

  it('has none before the first day', () => {
    expect(keyAt(every(12), '2025-12-31T21:59:59Z')).toBeUndefined();
  });

  it('holds the moment asked about, and ends where the next begins', () => {
    const plans = fc.record({
      everyMonths: fc.constantFrom(1, 3, 6, 12),
      startsOn: fc.constantFrom('2026-01-01', '2026-01-31', '2024-02-29', '2026-05-15'),
    });
    const moments = fc.integer({ min: Date.UTC(2026, 5, 1), max: Date.UTC(2036, 0, 1) });
    fc.assert(
      fc.property(plans, moments, ({ everyMonths, startsOn }, now) => {
        const plan = every(everyMonths as Relationship['everyMonths'], startsOn);
        const period = periodOf(plan, now, HELSINKI);
        if (period === undefined) throw new Error('It began before.');
        expect(period.start <= now && now < period.end).toBe(true);
        const next = periodOf(plan, period.end, HELSINKI);
        expect(next?.start).toBe(period.end);
        expect(next?.key).not.toBe(period.key);
      }),
    );
  });
});

describe('slotOf', () => {
  const period = periodOf(every(12), Date.UTC(2026, 5, 1), HELSINKI) ?? never();
  const slots = Array.from({ length: 30_000 }, (_, index) => slotOf(`CON-${index}`, period, 30, HELSINKI));

  it('spreads contacts evenly over the first days, each at 10 of its clock', () => {
    const perDay = new Map<string, number>();
    for (const slot of slots) perDay.set(localDay(slot, HELSINKI), (perDay.get(localDay(slot, HELSINKI)) ?? 0) + 1);
    expect([...perDay.keys()].sort()).toEqual(
      Array.from({ length: 30 }, (_, day) => `2026-01-${String(day + 1).padStart(2, '0')}`),
    );
    // Chi-square with 29 degrees of freedom: above 58 once in a thousand.
    const chiSquare = [...perDay.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    expect(chiSquare).toBeLessThan(58);
    expect(new Set(slots.map((slot) => (slot - period.start) % DAY_MS))).toEqual(new Set([10 * HOUR_MS]));
    expect(slotOf('CON-7', period, 30, 'Europe/Lisbon')).toBe((slots[7] ?? Number.NaN) + 2 * HOUR_MS);
  });

  it('gives a contact the same slot each time, and another one in another period', () => {
    expect(slotOf('CON-7', period, 30, HELSINKI)).toBe(slots[7]);
    const next = periodOf(every(12), period.end, HELSINKI) ?? never();
    const shifts = new Set(
      Array.from({ length: 100 }, (_, index) => {
        const id = `CON-${index}`;
        return Math.round(
          (slotOf(id, next, 30, HELSINKI) - next.start - slotOf(id, period, 30, HELSINKI) + period.start) / DAY_MS,
        );
      }),
    );
    expect(shifts.size).toBeGreaterThan(20);
  });
});

function never(): never {
  throw new Error('The programme has begun.');
}
