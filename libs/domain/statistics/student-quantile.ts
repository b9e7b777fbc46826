import { logGamma } from './log-gamma.js';
import { normalQuantile } from './normal-quantile.js';
import { studentTwoSidedP } from './student.js';

const MAX_ROUNDS = 200;

/**
 * The t that |T| exceeds with probability `p` under Student's distribution with `df` degrees of freedom: p = 0.05 gives the t of a
 * 95 % interval. Newton's steps on the exact tail, halved back into the bracket where they leave it.
 * @throws RangeError unless 0 < p ≤ 1 and df > 0
 */
export function studentTwoSidedQuantile(p: number, df: number): number {
  if (!(p > 0 && p <= 1)) throw new RangeError(`A probability lies above 0 and up to 1, not ${p}.`);
  if (!(df > 0)) throw new RangeError(`Degrees of freedom are above 0, not ${df}.`);
  if (p === 1) return 0;
  let low = 0;
  let high = Math.max(1, -normalQuantile(p / 2));
  while (studentTwoSidedP(high, df) > p) {
    low = high;
    high *= 2;
  }
  const logScale = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2;
  let t = (low + high) / 2;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const excess = studentTwoSidedP(t, df) - p;
    if (excess > 0) low = t;
    else high = t;
    const density = 2 * Math.exp(logScale - ((df + 1) / 2) * Math.log1p((t * t) / df));
    const newton = t + excess / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 2 * Number.EPSILON * t) return next;
    t = next;
  }
  return t;
}
