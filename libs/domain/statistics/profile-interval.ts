import type { Interval } from './interval.js';
import { studentTwoSidedQuantile } from './student-quantile.js';

/**
 * 95 % interval of a parameter that was searched over candidates, from the residual sums of squares at each: all candidates with
 * RSS ≤ RSS_min·(1 + F₀.₉₅(1, df)/df) (profile likelihood; Seber & Wild 1989, Nonlinear Regression, 5.9). F with one degree of freedom is t².
 */
export function profileInterval(candidates: ArrayLike<number>, sumsOfSquares: ArrayLike<number>, df: number): Interval {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < candidates.length; i += 1) best = Math.min(best, sumsOfSquares[i] ?? best);
  const limit = best * (1 + studentTwoSidedQuantile(0.05, df) ** 2 / df);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < candidates.length; i += 1) {
    if ((sumsOfSquares[i] ?? Number.POSITIVE_INFINITY) > limit) continue;
    low = Math.min(low, candidates[i] ?? low);
    high = Math.max(high, candidates[i] ?? high);
  }
  return { low, high };
}
