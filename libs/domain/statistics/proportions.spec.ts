import fc from 'fast-check';
import { newcombeInterval, twoProportionTest, wilsonInterval, type Proportion } from './index.js';
import { describeFixture } from './testing/index.js';

interface Counted {
  readonly successes: number;
  readonly n: number;
}
type Two = { first: Counted; second: Counted };

const proportionOf = ({ successes, n }: Counted): Proportion => ({ successes, trials: n });

describeFixture('wilson', ({ successes, n }: Counted) => {
  const interval = wilsonInterval({ successes, trials: n });
  return { lower: interval?.low, upper: interval?.high };
});

describeFixture('newcombe', ({ first, second }: Two) => {
  const result = newcombeInterval(proportionOf(first), proportionOf(second));
  return { difference: result?.difference, lower: result?.low, upper: result?.high };
});

describeFixture('two-proportion-z', ({ first, second }: Two) => {
  return { z: null, p: null, ...twoProportionTest(proportionOf(first), proportionOf(second)) };
});

const proportion = fc
  .tuple(fc.nat(500), fc.nat(500))
  .map(([a, b]): Proportion => ({ successes: Math.min(a, b), trials: Math.max(a, b) }));

describe('wilsonInterval', () => {
  it('holds the share itself and stays within 0..1', () => {
    fc.assert(
      fc.property(proportion, ({ successes, trials }) => {
        const interval = wilsonInterval({ successes, trials });
        if (!interval) return expect(trials).toBe(0);
        expect(interval.low).toBeLessThanOrEqual(successes / trials + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(successes / trials - 1e-12);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    [-1, 5],
    [6, 5],
    [1.5, 5],
    [Number.NaN, 5],
  ])('refuses %d successes of %d', (successes, trials) => {
    expect(() => wilsonInterval({ successes, trials })).toThrow(RangeError);
  });
});

describe('comparing two proportions', () => {
  it('turns round when the sides are exchanged', () => {
    fc.assert(
      fc.property(proportion, proportion, (first, second) => {
        const [there, back] = [newcombeInterval(first, second), newcombeInterval(second, first)];
        if (!there || !back) return expect(Math.min(first.trials, second.trials)).toBe(0);
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.high).toBeCloseTo(-back.low, 12);
      }),
    );
  });

  it('says what is missing where a side has no trials', () => {
    const none = { successes: 0, trials: 0 };
    expect(newcombeInterval(none, { successes: 1, trials: 2 })).toBeUndefined();
    expect(twoProportionTest({ successes: 1, trials: 2 }, none)).toEqual({
      status: 'too-few',
      reason: 'One side has no trials.',
    });
  });
});
