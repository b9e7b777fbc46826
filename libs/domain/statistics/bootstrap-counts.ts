import { bcaInterval, percentileInterval } from './bootstrap-interval.js';
import { assertCount } from './contingency-table.js';
import type { Interval } from './interval.js';
import { randomSource } from './random-source.js';
import { resampleCounts } from './resample.js';

export interface BootstrapPlan {
  readonly seed: number;
  readonly draws: number;
  /** 0.95 unless told. */
  readonly level?: number;
}

/** An estimate with what resampling tells of its error. The same counts, seed and draws give the same bytes. */
export type BootstrapResult =
  | {
      readonly status: 'ok';
      readonly estimate: number;
      readonly standardError: number;
      /** BCa where it is defined, else the percentile one. */
      readonly interval: Interval;
      readonly method: 'bca' | 'percentile';
      /** Draws in which the statistic was not defined: left out. Many make the interval doubtful. */
      readonly undefinedDraws: number;
    }
  | { readonly status: 'too-few' | 'undefined'; readonly reason: string };

/**
 * Bootstrap of any statistic of a frequency table (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13–14): answers are
 * taken as independent. The statistic may say `undefined`; it must not keep the counts it is given.
 * @throws RangeError for a count that is not whole and ≥ 0, or draws that are not whole and ≥ 2
 */
export function bootstrapCounts(
  counts: ArrayLike<number>,
  statistic: (counts: Float64Array) => number | undefined,
  { seed, draws, level = 0.95 }: BootstrapPlan,
): BootstrapResult {
  const table = Float64Array.from(counts);
  table.forEach(assertCount);
  if (!Number.isInteger(draws) || draws < 2) throw new RangeError(`Draws are whole and ≥ 2, not ${draws}.`);
  const n = table.reduce((sum, count) => sum + count, 0);
  if (n < 2) return { status: 'too-few', reason: `${n} answers are too few to resample.` };
  const estimate = statistic(table.slice());
  if (estimate === undefined) return { status: 'undefined', reason: 'The statistic is not defined for these counts.' };

  const random = randomSource(seed);
  const replicates = new Float64Array(draws);
  const sample = new Float64Array(table.length);
  let defined = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const replicate = statistic(resampleCounts(table, random, sample));
    if (replicate === undefined) continue;
    replicates[defined] = replicate;
    defined += 1;
  }
  if (defined < 2) return { status: 'undefined', reason: 'The statistic is not defined in nearly all resamples.' };
  const told = replicates.subarray(0, defined);
  const bca = bcaInterval(told, estimate, acceleration(table, statistic), level);
  return {
    status: 'ok',
    estimate,
    standardError: deviation(told),
    interval: bca ?? percentileInterval(told, level),
    method: bca ? 'bca' : 'percentile',
    undefinedDraws: draws - defined,
  };
}

/** Skewness of the influence of single answers, by leaving one of each cell out; 0 where that cannot be told. */
function acceleration(table: Float64Array, statistic: (counts: Float64Array) => number | undefined): number {
  const without = table.slice();
  const values = Array.from(table, (count, cell) => {
    if (count === 0) return { count, value: 0 };
    without[cell] = count - 1;
    const value = statistic(without.slice());
    without[cell] = count;
    return { count, value };
  });
  const total = table.reduce((sum, count) => sum + count, 0);
  const mean = values.reduce((sum, { count, value = Number.NaN }) => sum + count * value, 0) / total;
  let [squares, cubes] = [0, 0];
  for (const { count, value = Number.NaN } of values) {
    squares += count * (mean - value) ** 2;
    cubes += count * (mean - value) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
