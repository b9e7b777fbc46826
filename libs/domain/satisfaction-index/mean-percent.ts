import { studentTwoSidedQuantile, type Interval } from '../statistics/index.js';
import { meanOf } from './mean-of.js';

/** A mean over customers, each counting alike, in percent. One customer has no interval: nobody knows how much customers differ. */
export interface MeanPercent {
  readonly n: number;
  readonly percent: number;
  readonly standardError?: number;
  /** 95 %, Student's t over customers, kept within 0..100. Without width where all agree. */
  readonly interval?: Interval;
}

/** The mean of percentages with its interval; `undefined` for none. */
export function meanPercent(values: readonly number[]): MeanPercent | undefined {
  const n = values.length;
  const percent = meanOf(values);
  if (percent === undefined) return undefined;
  if (n === 1) return { n, percent };
  const standardError = Math.sqrt(varianceOf(values) / n);
  const reach = studentTwoSidedQuantile(0.05, n - 1) * standardError;
  return {
    n,
    percent,
    standardError,
    interval: { low: Math.max(0, percent - reach), high: Math.min(100, percent + reach) },
  };
}

/** The variance of a sample of two or more, with n − 1; 0 for fewer. */
export function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values) ?? 0;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
}
