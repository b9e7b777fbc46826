import { effectiveSize, Z95, type EffectiveSize, type Interval } from '../statistics/index.js';
import { bandValue } from './band-value.js';
import { adjustedShares, clippedInterval, type AdjustedScore } from './nps-interval.js';

/** A weighted score in points. `standardErrorKish` and the interval take Kish's effective n for n; the linearised error stands beside them. */
export type WeightedNps =
  | (Required<Omit<EffectiveSize, 'sumOfWeights'>> & {
      readonly status: 'ok';
      readonly score: number;
      readonly rawScore: number;
      /** Of one answer on −1..+1. */
      readonly variance: number;
      readonly standardErrorKish: number;
      /** Taylor linearisation (Binder 1983); `undefined` for a single answer with weight. */
      readonly standardErrorLinearised?: number;
      readonly adjusted: AdjustedScore;
      readonly interval: Interval;
    })
  | { readonly status: 'no-weight'; readonly n: number; readonly effectiveN: 0; readonly reason: string };

/**
 * NPS of weighted answers, in points: weighted shares, effective n (Kish 1965) in the adjusted Wald interval (Rocks 2016).
 * @throws RangeError for what is no score, a weight that is not finite and ≥ 0, or sides of different length
 */
export function weightedNps(scores: ArrayLike<number>, weights: ArrayLike<number>, z = Z95): WeightedNps {
  const n = scores.length;
  if (n !== weights.length) throw new RangeError(`One weight per score: ${n} scores, ${weights.length} weights.`);
  const { sumOfWeights, effectiveN, designEffect } = effectiveSize(weights);
  const values = Float64Array.from(scores, bandValue);
  if (designEffect === undefined) {
    return { status: 'no-weight', n, effectiveN: 0, reason: 'No answer has a weight above 0.' };
  }

  let promoters = 0;
  let detractors = 0;
  let raw = 0;
  values.forEach((value, index) => {
    const weight = weights[index] ?? 0;
    if (value > 0) promoters += weight / sumOfWeights;
    if (value < 0) detractors += weight / sumOfWeights;
    raw += value;
  });
  const mean = promoters - detractors;
  const variance = Math.max(0, promoters + detractors - mean ** 2);
  const adjusted = adjustedShares(effectiveN, promoters * effectiveN, detractors * effectiveN);
  const linearised = linearisedError(values, weights, mean, sumOfWeights);
  return {
    status: 'ok',
    n,
    score: 100 * mean,
    rawScore: (100 * raw) / n,
    effectiveN,
    designEffect,
    variance,
    standardErrorKish: 100 * Math.sqrt(variance / effectiveN),
    ...(linearised !== undefined && { standardErrorLinearised: linearised }),
    adjusted,
    interval: clippedInterval(adjusted, z),
  };
}

function linearisedError(
  values: Float64Array,
  weights: ArrayLike<number>,
  mean: number,
  sum: number,
): number | undefined {
  let rows = 0;
  let squares = 0;
  values.forEach((value, index) => {
    const weight = weights[index] ?? 0;
    if (weight === 0) return;
    rows += 1;
    squares += (weight * (value - mean)) ** 2;
  });
  return rows < 2 ? undefined : (100 * Math.sqrt((rows / (rows - 1)) * squares)) / sum;
}
