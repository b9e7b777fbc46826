import { erfc } from './index.js';

// DLMF and Abramowitz & Stegun table 7.1; the far ones agree with mpmath to the digits given.
const reference: readonly (readonly [number, number])[] = [
  [0, 1],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [2, 0.004677734981047266],
  [3, 2.209049699858544e-5],
  [5, 1.5374597944280349e-12],
  [10, 2.088487583762545e-45],
  [26, 5.663192408856143e-296],
];

describe('erfc', () => {
  it.each(reference)('erfc(%d) is %d', (x, expected) => {
    expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(1e-12);
  });

  it('mirrors around one', () => {
    expect(erfc(-1)).toBeCloseTo(2 - 0.15729920705028513, 14);
  });

  it('ends at zero and two', () => {
    expect(erfc(Number.POSITIVE_INFINITY)).toBe(0);
    expect(erfc(Number.NEGATIVE_INFINITY)).toBe(2);
  });

  it('is smooth where the series hands over to the fraction', () => {
    const step = 1e-6;
    const slope = (erfc(2 + step) - erfc(2 - step)) / (2 * step);
    expect(slope / ((-2 / Math.sqrt(Math.PI)) * Math.exp(-4))).toBeCloseTo(1, 5);
  });
});
