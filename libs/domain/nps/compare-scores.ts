import { changeVerdict, type ChangeVerdict } from './interval-verdict.js';
import { npsDifference } from './nps-difference.js';
import { answerCount, type ScoreCounts } from './score-counts.js';

/** A score against another one. All in points but `p`; the interval is of the difference, which is `current` less `reference`. */
export type ScoreComparison =
  | {
      readonly verdict: ChangeVerdict;
      readonly n: number;
      readonly referenceN: number;
      readonly difference: number;
      readonly low: number;
      readonly high: number;
      readonly p: number;
    }
  | { readonly verdict: 'tooFew'; readonly n: number; readonly referenceN: number; readonly minimumN: number };

/**
 * Whether a score lies above another: that of the previous period, or of another group. The two must share no answer: against the
 * whole, compare with the rest (`countsWithout`). The verdict is that of the 95 % interval of the difference (`npsDifference`); with
 * fewer answers than the minimum on either side there is none.
 * @throws RangeError for counts that are not whole and ≥ 0
 */
export function compareScores(reference: ScoreCounts, current: ScoreCounts, minimumN: number): ScoreComparison {
  const found = npsDifference(reference, current);
  const n = answerCount(current);
  const referenceN = answerCount(reference);
  if (!found || n < minimumN || referenceN < minimumN) return { verdict: 'tooFew', n, referenceN, minimumN };
  const { difference, low, high, p } = found;
  return { verdict: changeVerdict(found), n, referenceN, difference, low, high, p };
}
