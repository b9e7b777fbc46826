import { npsReading, type NpsReading } from './nps-reading.js';
import { answerCount, countsWithout, type ScoreCounts } from './score-counts.js';

/** The score of all answers, and without those whose agreed cause is outside our control. Always shown side by side. */
export interface GrossAndAdjusted {
  readonly gross: NpsReading;
  readonly adjusted: NpsReading;
  readonly outsideControl: {
    readonly answers: number;
    /** 0..1; 0 for no answers. */
    readonly share: number;
  };
}

/**
 * Both readings under the minimum number of answers. The adjusted one never stands alone: whoever leaves answers out must show what
 * they do to the score.
 * @throws RangeError where more answers are outside our control than there are, or for counts that are not whole and ≥ 0
 */
export function grossAndAdjusted(counts: ScoreCounts, outsideControl: ScoreCounts, minimumN: number): GrossAndAdjusted {
  const adjusted = countsWithout(counts, outsideControl);
  const answers = answerCount(outsideControl);
  return {
    gross: npsReading(counts, minimumN),
    adjusted: npsReading(adjusted, minimumN),
    outsideControl: { answers, share: answers === 0 ? 0 : answers / answerCount(counts) },
  };
}
