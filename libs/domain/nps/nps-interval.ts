import { Z95, type Interval } from '../statistics/index.js';
import { answerCount, assertCounts, type ScoreCounts } from './score-counts.js';

/** Score and its standard error in points after the three pseudo-answers are added; `variance` is of one answer on −1..+1. */
export interface AdjustedScore {
  readonly n: number;
  readonly centre: number;
  readonly variance: number;
  readonly standardError: number;
}

/**
 * Adjusted Wald, "(3, T)" of Rocks (2016), Interval Estimation for the Net Promoter Score, The American Statistician 70:365:
 * three pseudo-answers, ¾ promoter, 1½ passive, ¾ detractor. Unlike the plain interval it has a width when all answers agree.
 * `undefined` for no answers.
 */
export function adjustedScore(counts: ScoreCounts): AdjustedScore | undefined {
  assertCounts(counts);
  if (answerCount(counts) === 0) return undefined;
  return adjustedShares(answerCount(counts), counts.promoters, counts.detractors);
}

/** The same from numbers that need not be whole, such as weighted ones scaled to their effective n. */
export function adjustedShares(answers: number, promoterCount: number, detractorCount: number): AdjustedScore {
  const n = answers + 3;
  const promoters = (promoterCount + 0.75) / n;
  const detractors = (detractorCount + 0.75) / n;
  const variance = promoters + detractors - (promoters - detractors) ** 2;
  return { n, centre: 100 * (promoters - detractors), variance, standardError: 100 * Math.sqrt(variance / n) };
}

/**
 * 95 % interval of the score in points (unless another z is given), centred on the adjusted score and clipped to ±100;
 * `undefined` for no answers. With one answer the raw score lies outside of it: show "too few" there.
 */
export function npsInterval(counts: ScoreCounts, z = Z95): Interval | undefined {
  const adjusted = adjustedScore(counts);
  return adjusted && clippedInterval(adjusted, z);
}

/** centre ± z errors, kept on the scale. */
export function clippedInterval({ centre, standardError }: AdjustedScore, z: number): Interval {
  return { low: Math.max(-100, centre - z * standardError), high: Math.min(100, centre + z * standardError) };
}
