import { Z95 } from '../statistics/index.js';
import { assertWeight } from '../statistics/effective-size.js';
import { adjustedShares, clippedInterval } from './nps-interval.js';
import { addCounts, answerCount, assertCounts, type ScoreCounts } from './score-counts.js';
import type { WeightedNps } from './weighted-nps.js';

/** Answers that weigh alike. */
export interface WeightedCounts {
  readonly counts: ScoreCounts;
  /** Of each of the answers, ≥ 0, in any unit. */
  readonly weight: number;
}

/**
 * What `weightedNps` gives for the same answers row by row, from their counts: a year of answers is a handful of classes.
 * @throws RangeError for counts that are not whole and ≥ 0, or a weight that is not finite and ≥ 0
 */
export function weightedCountsNps(classes: readonly WeightedCounts[], z = Z95): WeightedNps {
  for (const { counts, weight } of classes) {
    assertCounts(counts);
    assertWeight(weight);
  }
  const all = classes.reduce((sum, { counts }) => addCounts(sum, counts), NOBODY);
  const n = answerCount(all);
  const sumOfWeights = sumOver(classes, ({ counts, weight }) => weight * answerCount(counts));
  const squaredWeights = sumOver(classes, ({ counts, weight }) => weight * weight * answerCount(counts));
  if (squaredWeights === 0) return { status: 'no-weight', n, effectiveN: 0, reason: 'No answer has a weight above 0.' };

  const effectiveN = (sumOfWeights * sumOfWeights) / squaredWeights;
  const promoters = sumOver(classes, ({ counts, weight }) => weight * counts.promoters) / sumOfWeights;
  const detractors = sumOver(classes, ({ counts, weight }) => weight * counts.detractors) / sumOfWeights;
  const mean = promoters - detractors;
  const variance = Math.max(0, promoters + detractors - mean ** 2);
  const adjusted = adjustedShares(effectiveN, promoters * effectiveN, detractors * effectiveN);
  const linearised = linearisedError(classes, mean, sumOfWeights);
  return {
    status: 'ok',
    n,
    score: 100 * mean,
    rawScore: (100 * (all.promoters - all.detractors)) / n,
    effectiveN,
    designEffect: n / effectiveN,
    variance,
    standardErrorKish: 100 * Math.sqrt(variance / effectiveN),
    ...(linearised !== undefined && { standardErrorLinearised: linearised }),
    adjusted,
    interval: clippedInterval(adjusted, z),
  };
}

const NOBODY: ScoreCounts = { promoters: 0, passives: 0, detractors: 0 };

function linearisedError(classes: readonly WeightedCounts[], mean: number, sumOfWeights: number): number | undefined {
  const weighing = classes.filter(({ weight }) => weight > 0);
  const rows = sumOver(weighing, ({ counts }) => answerCount(counts));
  const squares = sumOver(weighing, ({ counts, weight }) => {
    const { promoters, passives, detractors } = counts;
    return weight * weight * (promoters * (1 - mean) ** 2 + passives * mean ** 2 + detractors * (1 + mean) ** 2);
  });
  return rows < 2 ? undefined : (100 * Math.sqrt((rows / (rows - 1)) * squares)) / sumOfWeights;
}

function sumOver(classes: readonly WeightedCounts[], part: (one: WeightedCounts) => number): number {
  return classes.reduce((sum, one) => sum + part(one), 0);
}
