import { addCounts, answerCount } from '../nps/index.js';
import type { ChartDay, ChartPoint } from './chart-state.js';

/** A day added to what waits for more answers: a point once there are enough. A day without answers changes nothing. */
export function poolDay(
  pending: ChartPoint | undefined,
  day: ChartDay,
  minimumN: number,
): { readonly point?: ChartPoint; readonly pending: ChartPoint | undefined } {
  if (answerCount(day) === 0) return { pending };
  const { promoters, passives, detractors } = pending ? addCounts(pending, day) : day;
  const pooled = { firstDay: pending?.firstDay ?? day.day, lastDay: day.day, promoters, passives, detractors };
  return answerCount(pooled) < minimumN ? { pending: pooled } : { point: pooled, pending: undefined };
}
