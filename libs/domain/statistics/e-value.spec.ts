import { eValue, type RatioScale } from './index.js';
import { describeFixture } from './testing/index.js';

type Input = { estimate: number; lower: number; upper: number; scale: RatioScale };

describeFixture('e-value', ({ estimate, lower, upper, scale }: Input) =>
  eValue(estimate, { low: lower, high: upper }, scale),
);

describe('eValue', () => {
  it('is the same for a ratio and for its reverse', () => {
    const [there, back] = [
      eValue(2.5, { low: 2, high: 4 }, 'risk-ratio'),
      eValue(0.4, { low: 0.25, high: 0.5 }, 'risk-ratio'),
    ];
    expect(there.eValue).toBeCloseTo(back.eValue, 12);
    expect(there.eValueOfLimit).toBeCloseTo(back.eValueOfLimit, 12);
  });

  it('takes the odds ratio of a rare outcome for a risk ratio', () => {
    expect(eValue(3, { low: 2, high: 4 }, 'odds-ratio-rare')).toEqual(eValue(3, { low: 2, high: 4 }, 'risk-ratio'));
  });

  it('refuses what is no ratio', () => {
    expect(() => eValue(0, { low: 0, high: 1 }, 'risk-ratio')).toThrow(RangeError);
    expect(() => eValue(2, { low: 3, high: 4 }, 'risk-ratio')).toThrow('not 2 (3 to 4)');
    expect(() => eValue(Number.NaN, { low: 1, high: 2 }, 'risk-ratio')).toThrow(RangeError);
  });
});
