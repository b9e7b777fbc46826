import { addCounts, answerCount, npsDifference, npsScore, type ScoreCounts } from '../nps/index.js';
import type { Baseline, ChartPoint, Direction, ShiftSignal } from './chart-state.js';

/** What is told of a shift that shows on a day, from the points since the score was last as usual; `undefined` for no points. */
export function shiftSignal(
  direction: Direction,
  day: string,
  baseline: Baseline,
  points: readonly ChartPoint[],
): ShiftSignal | undefined {
  const start = likelyStart(direction, baseline.score, points);
  const since = points[start]?.firstDay;
  const after = countsFrom(points, start);
  const found = npsDifference(baseline.counts, after);
  if (since === undefined || !found) return undefined;
  const { difference, low, high } = found;
  return { direction, day, since, before: baseline.counts, after, difference, low, high };
}

/**
 * The place of the point from which the score most likely was another: where n(x̄ − μ)² over all points from there on is greatest
 * (Samuel, Pignatiello & Calvin 1998, Quality Engineering 10:521), n being their answers and x̄ on the side of the shift.
 */
export function likelyStart(direction: Direction, usual: number, points: readonly ChartPoint[]): number {
  const side = direction === 'up' ? 1 : -1;
  let [best, bestAt, n, apart] = [0, points.length - 1, 0, 0];
  for (let at = points.length - 1; at >= 0; at -= 1) {
    const point = points[at];
    if (!point) continue;
    n += answerCount(point);
    apart += side * answerCount(point) * ((npsScore(point) ?? usual) - usual);
    const likelihood = apart > 0 ? (apart * apart) / n : 0;
    if (likelihood > best) [best, bestAt] = [likelihood, at];
  }
  return bestAt;
}

function countsFrom(points: readonly ChartPoint[], start: number): ScoreCounts {
  return points.slice(start).reduce<ScoreCounts>(addCounts, { promoters: 0, passives: 0, detractors: 0 });
}
