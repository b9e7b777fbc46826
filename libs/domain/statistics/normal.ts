import { erfc } from './erfc.js';

/** 97.5 % quantile of the standard normal: the z of a 95 % interval. */
export const Z95 = 1.959963984540054;

/** P(Z > z) of a standard normal, relatively exact down to 1e-300. */
export function normalUpperTail(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/** P(|Z| ≥ |z|) of a standard normal: the two-sided p of a z statistic. */
export function normalTwoSidedP(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}
