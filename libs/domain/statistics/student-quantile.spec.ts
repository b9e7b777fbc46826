import fc from 'fast-check';
import { studentTwoSidedP, studentTwoSidedQuantile, Z95 } from './index.js';

describe('studentTwoSidedQuantile', () => {
  // Closed forms: with one degree of freedom tan(π(1 − p)/2), with two √(2/(p(2 − p)) − 2).
  it.each([0.2, 0.05, 0.01, 1e-6])('agrees with the closed forms at p = %d', (p) => {
    expect(studentTwoSidedQuantile(p, 1) / Math.tan((Math.PI * (1 - p)) / 2)).toBeCloseTo(1, 8);
    expect(studentTwoSidedQuantile(p, 2) / Math.sqrt(2 / (p * (2 - p)) - 2)).toBeCloseTo(1, 8);
  });

  // R: qt(0.975, df)
  it.each([
    [3, 3.182446305284263],
    [11, 2.200985160082949],
    [284, 1.968351914],
  ])('with %d degrees of freedom is %d', (df, expected) => {
    expect(studentTwoSidedQuantile(0.05, df)).toBeCloseTo(expected, 6);
  });

  it('tends to the normal one', () => {
    expect(studentTwoSidedQuantile(0.05, 1e7)).toBeCloseTo(Z95, 6);
  });

  it('undoes the tail', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1, noNaN: true }), fc.integer({ min: 1, max: 500 }), (p, df) => {
        expect(studentTwoSidedP(studentTwoSidedQuantile(p, df), df) / p).toBeCloseTo(1, 9);
      }),
    );
  });

  it('refuses what is no probability or no distribution', () => {
    expect(() => studentTwoSidedQuantile(0, 3)).toThrow(RangeError);
    expect(() => studentTwoSidedQuantile(0.05, 0)).toThrow(RangeError);
  });
});
