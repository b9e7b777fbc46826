import { answerCount, assertCounts, type ScoreCounts } from './score-counts.js';

/**
 * Net Promoter Score in points, −100..100: percentage of promoters minus percentage of detractors; `undefined` for no answers.
 * @throws RangeError for counts that are not whole and ≥ 0
 */
export function npsScore(counts: ScoreCounts): number | undefined {
  assertCounts(counts);
  const n = answerCount(counts);
  return n === 0 ? undefined : (100 * (counts.promoters - counts.detractors)) / n;
}

/** Variance of one answer taken as +1, 0 or −1: p + d − (p − d)² (Rocks 2016); `undefined` for no answers. */
export function npsVariance(counts: ScoreCounts): number | undefined {
  assertCounts(counts);
  const n = answerCount(counts);
  if (n === 0) return undefined;
  const promoters = counts.promoters / n;
  const detractors = counts.detractors / n;
  return promoters + detractors - (promoters - detractors) ** 2;
}
