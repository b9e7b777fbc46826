import { npsBand } from './nps-band.js';

/** How many answers fell into each band. */
export interface ScoreCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** Number of answers. */
export function answerCount(counts: ScoreCounts): number {
  return counts.promoters + counts.passives + counts.detractors;
}

/**
 * Counts by band of scores, or of a histogram given as `[score, answers]` pairs.
 * @throws RangeError for what is no score
 */
export function countScores(scores: Iterable<number | readonly [score: number, answers: number]>): ScoreCounts {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const entry of scores) {
    const [score, answers] = typeof entry === 'number' ? [entry, 1] : entry;
    counts[`${npsBand(score)}s`] += answers;
  }
  return counts;
}

/** @throws RangeError unless every count is whole and ≥ 0 */
export function assertCounts(counts: ScoreCounts): void {
  const { promoters, passives, detractors } = counts;
  for (const [band, count] of Object.entries({ promoters, passives, detractors })) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`Number of ${band}: whole and ≥ 0, not ${count}.`);
  }
}
