import { compareTotals } from './compare-totals.js';

const total = (value: number | null, covered = true) => ({ value, events: 0, hit: 0, covered });

describe('compareTotals', () => {
  it.each([
    [12, 10, 'worse', { change: 2, changePercent: 20, verdict: 'worse' }],
    [8, 10, 'worse', { change: -2, changePercent: -20, verdict: 'better' }],
    [8, 10, 'better', { change: -2, changePercent: -20, verdict: 'worse' }],
    [10, 10, 'worse', { change: 0, changePercent: 0, verdict: 'same' }],
    [3, 0, 'worse', { change: 3, changePercent: null, verdict: 'worse' }],
    [3, 2, 'none', { change: 1, changePercent: 50, verdict: 'unknown' }],
    [3, null, 'worse', { change: null, changePercent: null, verdict: 'unknown' }],
  ] as const)('from %s after %s, more being %s, makes %j', (last, before, direction, expected) => {
    expect(compareTotals(total(last), total(before), direction)).toEqual(expected);
  });

  it('judges nothing where a source may have been silent', () => {
    expect(compareTotals(total(12), total(10, false), 'worse')).toMatchObject({ change: 2, verdict: 'unknown' });
  });
});
