import type { Interval } from './interval.js';
import { normalQuantile } from './normal-quantile.js';
import { normalUpperTail } from './normal.js';

/** The middle `level` of replicates of an estimate (Efron 1979). @throws RangeError for no replicates or a level outside 0..1 */
export function percentileInterval(replicates: ArrayLike<number>, level = 0.95): Interval {
  const tail = tailOf(level);
  const sorted = Float64Array.from(replicates).sort();
  return { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail) };
}

/**
 * Bias-corrected and accelerated interval (Efron 1987, JASA 82:171): percentiles moved by how far the estimate lies from the median of
 * its replicates, and by how its error changes with itself. `undefined` where all replicates lie on one side of the estimate.
 * @throws RangeError for no replicates or a level outside 0..1
 */
export function bcaInterval(
  replicates: ArrayLike<number>,
  estimate: number,
  acceleration: number,
  level = 0.95,
): Interval | undefined {
  const tail = tailOf(level);
  const sorted = Float64Array.from(replicates).sort();
  // Estimates from counts take few values: those equal to the estimate lie half below it.
  const below = sorted.reduce((sum, value) => sum + (value < estimate ? 1 : Number(value === estimate) / 2), 0);
  const bias = normalQuantile(below / sorted.length);
  if (!Number.isFinite(bias)) return undefined;
  const moved = (z: number) => {
    const shifted = bias + z;
    return 1 - normalUpperTail(bias + shifted / (1 - acceleration * shifted));
  };
  const z = normalQuantile(1 - tail);
  return { low: quantileOfSorted(sorted, moved(-z)), high: quantileOfSorted(sorted, moved(z)) };
}

/** Quantile of sorted values, interpolated between neighbours (type 7 of Hyndman & Fan 1996). @throws RangeError for no values */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) throw new RangeError('No values have no quantile.');
  const position = p * (sorted.length - 1);
  const index = Math.floor(position);
  const at = sorted[index] ?? 0;
  return at + (position - index) * ((sorted[index + 1] ?? at) - at);
}

function tailOf(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`A level lies between 0 and 1, not ${level}.`);
  return (1 - level) / 2;
}
