import { normalTwoSidedP, Z95, type Interval } from '../statistics/index.js';
import { adjustedScore } from './nps-interval.js';
import { npsScore } from './nps-score.js';
import type { ScoreCounts } from './score-counts.js';

/** Movement between two waves in points. `difference` is shown; test and interval rest on the adjusted scores. */
export interface NpsDifference extends Interval {
  readonly difference: number;
  readonly adjustedDifference: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
}

/**
 * Whether the score moved: each wave gets its own three pseudo-answers (Rocks 2016), normal two-sided p, 95 % interval in
 * points, not clipped. `undefined` if a wave has no answers.
 * @throws RangeError for counts that are not whole and ≥ 0
 */
export function npsDifference(before: ScoreCounts, after: ScoreCounts, z95 = Z95): NpsDifference | undefined {
  const [first, second] = [adjustedScore(before), adjustedScore(after)];
  const [rawFirst, rawSecond] = [npsScore(before), npsScore(after)];
  if (!first || !second || rawFirst === undefined || rawSecond === undefined) return undefined;
  const adjustedDifference = second.centre - first.centre;
  const standardError = Math.hypot(first.standardError, second.standardError);
  const z = adjustedDifference / standardError;
  return {
    difference: rawSecond - rawFirst,
    adjustedDifference,
    standardError,
    low: adjustedDifference - z95 * standardError,
    high: adjustedDifference + z95 * standardError,
    z,
    p: normalTwoSidedP(z),
  };
}
