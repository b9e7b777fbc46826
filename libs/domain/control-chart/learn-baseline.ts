import { addCounts, adjustedScore, answerCount, npsScore, type ScoreCounts } from '../nps/index.js';
import type { Baseline, ChartPoint } from './chart-state.js';

/** With fewer points nobody knows how days differ. */
export const FEWEST_BASELINE_POINTS = 8;

/**
 * What is usual, of the points of the baseline's days; `undefined` for too few. The deviation of an answer is that of the adjusted score
 * (so never 0), raised where points differ by more than chance lets them (Pearson's χ² over its degrees of freedom, at least 1): where
 * weekends always score lower, a weekend is no shift.
 */
export function learnBaseline(points: readonly ChartPoint[]): Baseline | undefined {
  const [first, last] = [points[0], points.at(-1)];
  const counts = points.reduce<ScoreCounts>(addCounts, { promoters: 0, passives: 0, detractors: 0 });
  const score = npsScore(counts);
  const adjusted = adjustedScore(counts);
  if (points.length < FEWEST_BASELINE_POINTS || !first || !last || score === undefined || !adjusted) return undefined;
  const ofAnswer = 10_000 * adjusted.variance;
  const chiSquare = points.reduce((sum, point) => {
    const apart = (npsScore(point) ?? score) - score;
    return sum + (answerCount(point) * apart * apart) / ofAnswer;
  }, 0);
  const deviation = Math.sqrt(ofAnswer * Math.max(1, chiSquare / (points.length - 1)));
  return { counts, score, deviation, firstDay: first.firstDay, lastDay: last.lastDay };
}
