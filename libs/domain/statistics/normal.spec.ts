import fc from 'fast-check';
import { normalQuantile, normalTwoSidedP, normalUpperTail, Z95 } from './index.js';

describe('the normal distribution', () => {
  // R: pnorm(z, lower.tail = FALSE)
  it.each([
    [0, 0.5],
    [1, 0.15865525393145705],
    [1.96, 0.024997895148220435],
    [8, 6.220960574271785e-16],
    [20, 2.753624118606234e-89],
    [37, 5.725571222524576e-300],
  ])('leaves above %d a tail of %d', (z, tail) => {
    expect(Math.abs(normalUpperTail(z) / tail - 1)).toBeLessThan(1e-10);
  });

  it('judges both sides alike', () => {
    expect(normalTwoSidedP(-Z95)).toBeCloseTo(0.05, 15);
    expect(normalTwoSidedP(Z95)).toBeCloseTo(0.05, 15);
    expect(normalTwoSidedP(0)).toBe(1);
  });

  it('finds the z of a 95 % interval', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(Z95, 14);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('undoes the tail, however small', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 37, noNaN: true }), (z) => {
        expect(-normalQuantile(normalUpperTail(z))).toBeCloseTo(z, 9);
      }),
    );
  });

  it('refuses what is no probability', () => {
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
    expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
  });
});
