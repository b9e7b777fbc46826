import { HOUR_MS, MINUTE_MS } from '../time/index.js';
import { weightAlone } from './weight-alone.js';

const NOW = Date.UTC(2026, 10, 23, 12);
const base = { kpi: 'x', eventId: 'E-1', type: 'oss.alarm.changed.v1', at: NOW - 2 * HOUR_MS, amount: 1 };

describe('weightAlone', () => {
  it('is an interval’s length by its share, and of an open one the length so far', () => {
    const from = NOW - 2 * HOUR_MS;
    const definition = { aggregation: 'unionMinutes' } as const;
    expect(weightAlone({ ...base, from, to: from + 40 * MINUTE_MS, share: 0.5 }, definition, NOW)).toBe(20);
    expect(weightAlone({ ...base, from }, { aggregation: 'unionHours' }, NOW)).toBe(2);
  });

  it('is an amount by its share, and of a ratio the numerator', () => {
    expect(weightAlone({ ...base, amount: 30, share: 0.5 }, { aggregation: 'sum' }, NOW)).toBe(15);
    const measured = { ...base, from: NOW - 3 * HOUR_MS, to: base.at, amount: 0.05, numerator: 6, denominator: 120 };
    expect(weightAlone(measured, { aggregation: 'ratio' }, NOW)).toBe(6);
  });

  it('is the value of what nobody has defined, and nothing of what is still to come', () => {
    expect(weightAlone({ ...base, from: NOW - 3 * HOUR_MS, to: base.at, amount: 42 }, undefined, NOW)).toBe(42);
    expect(weightAlone({ ...base, at: NOW + 1 }, { aggregation: 'count' }, NOW)).toBe(0);
  });
});
