import fc from 'fast-check';
import { describeFixture } from '../statistics/testing/index.js';
import { weightedNps } from './index.js';

describeFixture('weighted-nps', ({ score, weight }: { score: number[]; weight: number[] }) => {
  const result = weightedNps(score, weight);
  if (result.status === 'no-weight') return { score: null, ...result };
  // The reference has no status where all went well.
  const { status: _ok, adjusted, interval, ...told } = result;
  return { ...told, adjustedWald: { ...adjusted, lower: interval.low, upper: interval.high } };
});

describe('weightedNps', () => {
  const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.double({ min: 0.1, max: 9, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  });

  it('does not depend on the unit of the weights', () => {
    fc.assert(
      fc.property(answers, (pairs) => {
        const scores = pairs.map(([score]) => score);
        const one = weightedNps(
          scores,
          pairs.map(([, weight]) => weight),
        );
        const scaled = weightedNps(
          scores,
          pairs.map(([, weight]) => 1_000 * weight),
        );
        if (one.status === 'no-weight' || scaled.status === 'no-weight') throw new Error('Weights are above nought.');
        expect(scaled.score).toBeCloseTo(one.score, 9);
        expect(scaled.interval.low).toBeCloseTo(one.interval.low, 9);
        expect(scaled.effectiveN).toBeLessThanOrEqual(scores.length + 1e-9);
      }),
    );
  });

  it('refuses a weight below nought, a missing one and what is no score', () => {
    expect(() => weightedNps([9], [-1])).toThrow('A weight is a finite number ≥ 0, not -1.');
    expect(() => weightedNps([9], [Number.NaN])).toThrow(RangeError);
    expect(() => weightedNps([9, 8], [1])).toThrow('One weight per score: 2 scores, 1 weights.');
    expect(() => weightedNps([11], [1])).toThrow(RangeError);
  });

  it('says that nobody has a weight where nobody answered', () => {
    expect(weightedNps([], [])).toMatchObject({ status: 'no-weight', n: 0, reason: expect.any(String) });
  });
});
