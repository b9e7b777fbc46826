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

/** Both together. */
export function addCounts(one: ScoreCounts, other: ScoreCounts): ScoreCounts {
  return {
    promoters: one.promoters + other.promoters,
    passives: one.passives + other.passives,
    detractors: one.detractors + other.detractors,
  };
}

/**
 * The counts of a whole without a part of it: what a group is compared with, as it must not be compared with itself.
 * @throws RangeError for a part that is no part of the whole, or counts that are not whole and ≥ 0
 */
export function countsWithout(whole: ScoreCounts, part: ScoreCounts): ScoreCounts {
  assertCounts(whole);
  assertCounts(part);
  const rest = {
    promoters: whole.promoters - part.promoters,
    passives: whole.passives - part.passives,
    detractors: whole.detractors - part.detractors,
  };
  for (const [band, count] of Object.entries(rest)) {
    if (count < 0) throw new RangeError(`Number of ${band}: the part has ${-count} more than the whole.`);
  }
  return rest;
}

/** @throws RangeError unless every count is whole and ≥ 0 */
export function assertCounts(counts: ScoreCounts): void {
  const { promoters, passives, detractors } = counts;
  for (const [band, count] of Object.entries({ promoters, passives, detractors })) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`Number of ${band}: whole and ≥ 0, not ${count}.`);
  }
}
