import { npsInterval } from './nps-interval.js';
import { npsScore } from './nps-score.js';
import { answerCount, type ScoreCounts } from './score-counts.js';

/** What may be shown of a score: points with their 95 % interval, or that the answers are too few to say. */
export type NpsReading =
  | { readonly kind: 'ok'; readonly n: number; readonly score: number; readonly low: number; readonly high: number }
  | { readonly kind: 'insufficient'; readonly n: number };

/**
 * The reading of counts under a programme's minimum number of answers. No answers are always too few.
 * @throws RangeError for counts that are not whole and ≥ 0
 */
export function npsReading(counts: ScoreCounts, minimumN: number): NpsReading {
  const n = answerCount(counts);
  const score = npsScore(counts);
  const interval = npsInterval(counts);
  if (n < minimumN || score === undefined || interval === undefined) return { kind: 'insufficient', n };
  return { kind: 'ok', n, score, ...interval };
}
