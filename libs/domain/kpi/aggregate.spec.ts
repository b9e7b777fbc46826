import fc from 'fast-check';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/index.js';
import { AGGREGATIONS } from './aggregate.js';
import type { Contribution } from './contribution.js';
import type { Aggregation } from './kpi-definition.js';
import { aContribution, ANSWERED_AT } from './testing/a-contribution.js';

const window = { start: ANSWERED_AT - 28 * DAY_MS, end: ANSWERED_AT };
const value = (aggregation: Aggregation, contributions: readonly Contribution[], threshold?: number) =>
  AGGREGATIONS[aggregation](contributions, window, threshold === undefined ? {} : { threshold }).value;

const hoursAgo = (hours: number) => ANSWERED_AT - hours * HOUR_MS;
/** From so many hours before the answer to so many, or still open. */
const interval = (from: number, to: number | null, told: Partial<Contribution> = {}): Contribution =>
  aContribution({ at: hoursAgo(from), from: hoursAgo(from), to: to === null ? null : hoursAgo(to), ...told });
const period = (from: number, to: number, told: Partial<Contribution> = {}): Contribution => ({
  ...interval(from, to, told),
  at: hoursAgo(to),
});

describe('shares', () => {
  it('multiply counts and sums', () => {
    const parts = [aContribution({ share: 0.6 }), aContribution({ share: 0.25, amount: 4 }), aContribution()];
    expect(value('count', parts)).toBeCloseTo(2.6, 12);
    expect(value('sum', parts)).toBeCloseTo(2.6, 12);
  });

  it('weigh means, and leave maxima alone', () => {
    const parts = [aContribution({ amount: 10, share: 0.5 }), aContribution({ amount: 1, share: 0.25 })];
    expect(value('mean', parts)).toBeCloseTo(7, 12);
    expect(value('max', parts)).toBe(10);
    expect(value('max', [])).toBeUndefined();
  });

  it('multiply both parts of a ratio', () => {
    const one = period(2, 1, { numerator: 10, denominator: 100, share: 1 });
    const other = period(2, 1, { numerator: 100, denominator: 100, share: 0.1 });
    expect(value('ratio', [one, other])).toBeCloseTo(20 / 110, 12);
  });

  it('weigh measured periods beside their time', () => {
    const parts = [period(3, 1, { amount: 10, share: 0.25 }), period(1, 0.5, { amount: 40 })];
    expect(value('periodMean', parts)).toBeCloseTo(25, 12);
  });

  it('count an interval by the greatest at each moment', () => {
    // 0.6 for four hours, of which 1.0 for one.
    expect(value('unionHours', [interval(10, 6, { share: 0.6 }), interval(8, 7)])).toBeCloseTo(0.6 * 3 + 1, 12);
    expect(value('unionMinutes', [interval(10, 6, { share: 0.5 }), interval(9, 5, { share: 0.5 })])).toBe(150);
  });
});

describe('intervals', () => {
  it('are counted as one where they overlap or adjoin, whatever their share', () => {
    const outages = [
      interval(20, 18),
      interval(19, 17),
      interval(17, 16),
      interval(5, 4, { share: 0.5 }),
      interval(3, null),
    ];
    expect(value('unionCount', outages)).toBe(3);
  });

  it('of several subscriptions are added up, each united by itself', () => {
    const both = ['SUB-1', 'SUB-2'].flatMap((line) => [interval(10, 8, { line }), interval(9, 7, { line })]);
    expect(value('unionHours', both)).toBe(6);
    expect(value('unionCount', both)).toBe(2);
    expect(value('maxDays', both)).toBeCloseTo(2 / 24, 12);
  });

  it('take beside them what was measured of the KPI as such', () => {
    const measuredSelf = period(30, 6, { amount: 90, measured: true });
    expect(value('unionMinutes', [interval(2, 1), measuredSelf])).toBe(150);
    expect(value('maxDays', [interval(48, 24), { ...measuredSelf, amount: 3 }])).toBe(3);
  });

  it('never make more than the window, nor less than the longest of them, whatever the shares', () => {
    const some = fc.record({
      from: fc.integer({ min: 0, max: 900 }),
      length: fc.nat(300),
      share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 12 }), (told) => {
        const parts = told.map(({ from, length, share }) => interval(from, from - length, { share }));
        const rule = AGGREGATIONS.unionHours(parts, window, {});
        const hours = rule.value ?? Number.NaN;
        const single = Math.max(0, ...rule.belonging.map(({ weight }) => weight));
        const added = rule.belonging.reduce((sum, { weight }) => sum + weight, 0);
        expect(hours).toBeGreaterThanOrEqual(single - 1e-9);
        expect(hours).toBeLessThanOrEqual(Math.min(28 * 24, added) + 1e-9);
        // The integral, minute by minute of a coarse clock.
        let steps = 0;
        for (let hour = 0; hour < 28 * 24; hour += 1) {
          const moment = window.start + hour * HOUR_MS + 30 * MINUTE_MS;
          steps += Math.max(
            0,
            ...parts.map(({ from, to, share }) =>
              (from ?? 0) <= moment && moment < (to ?? window.end) ? (share ?? 1) : 0,
            ),
          );
        }
        expect(hours).toBeCloseTo(steps, 6);
      }),
    );
  });
});

describe('time over a threshold', () => {
  const loads = [
    period(4, 3, { amount: 81 }),
    period(3, 2, { amount: 80 }),
    period(2, 1, { amount: 95, share: 0.5 }),
    period(1, -1, { amount: 99 }),
  ];
  it('is the minutes of the periods above it, by share, of those that had ended', () => {
    expect(value('timeOverThreshold', loads, 80)).toBe(90);
  });

  it('is nought when the periods are below it, and missing without any', () => {
    expect(value('timeOverThreshold', loads, 100)).toBe(0);
    expect(value('timeOverThreshold', [], 100)).toBeUndefined();
  });

  it('counts of a period at the edge what lies in the window', () => {
    expect(value('timeOverThreshold', [period(28 * 24 + 0.5, 28 * 24 - 0.5, { amount: 9 })], 1)).toBe(30);
  });
});

describe('a rate of counted facts', () => {
  const chances = (from: number, to: number, calls: number) => period(from, to, { amount: 0, denominator: calls });

  it('is what happened while the chances are known, over the chances', () => {
    const facts = [5, 4.5, 2].map((hours) => aContribution({ at: hoursAgo(hours) }));
    expect(value('ratio', [...facts, chances(6, 4, 40)])).toBe(2 / 40);
  });

  it('is nought where nothing happened, and missing below ten chances', () => {
    expect(value('ratio', [chances(6, 4, 40)])).toBe(0);
    expect(value('ratio', [aContribution(), chances(6, 4, 9)])).toBeUndefined();
  });

  it('takes of the chances at the edge of the window their part', () => {
    const early = 28 * 24;
    const facts = [aContribution({ at: hoursAgo(early - 1) }), aContribution({ at: hoursAgo(early + 1) })];
    expect(value('ratio', [...facts, chances(early + 2, early - 2, 40)])).toBe(1 / 20);
  });
});
