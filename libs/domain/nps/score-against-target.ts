import { targetVerdict, type TargetVerdict } from './interval-verdict.js';
import { npsReading } from './nps-reading.js';
import type { ScoreCounts } from './score-counts.js';

/** A score against its target line, in points; `distance` is the score less the target. */
export type TargetReading =
  | {
      readonly verdict: TargetVerdict;
      readonly target: number;
      readonly n: number;
      readonly score: number;
      readonly low: number;
      readonly high: number;
      readonly distance: number;
    }
  | { readonly verdict: 'tooFew'; readonly target: number; readonly n: number; readonly minimumN: number };

/**
 * Whether a target is reached: the whole 95 % interval lies at or above it; missed: below it; else there is no evidence of either,
 * whichever side the score itself is on.
 * @throws RangeError for a target outside ±100, or counts that are not whole and ≥ 0
 */
export function scoreAgainstTarget(counts: ScoreCounts, target: number, minimumN: number): TargetReading {
  if (!(target >= -100 && target <= 100)) {
    throw new RangeError(`A target is a number of points from -100 to 100, not ${target}.`);
  }
  const reading = npsReading(counts, minimumN);
  if (reading.kind === 'insufficient') return { verdict: 'tooFew', target, n: reading.n, minimumN };
  const { n, score, low, high } = reading;
  return { verdict: targetVerdict(reading, target), target, n, score, low, high, distance: score - target };
}
