import { assertWeight } from './effective-size.js';
import { pairedLength } from './paired-length.js';
import { sortedOrder } from './sorted-order.js';

/** Rows gathered by their x, in ascending order: weight, mean y, and what the y of one x scatter around it. */
export interface GroupedResponses {
  /** Rows of positive weight. */
  readonly rows: number;
  readonly weight: number;
  readonly x: Float64Array;
  readonly weights: Float64Array;
  readonly means: Float64Array;
  /** Σw(y − mean of its x)²: no curve through the x can explain it. */
  readonly pureError: number;
}

/**
 * Gathers rows by x, so that a fit looks at each distinct x once, whatever the number of rows.
 * @throws RangeError for columns of different length, a y that is not finite, a missing x, or a weight that is not finite and ≥ 0
 */
export function groupResponses(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): GroupedResponses {
  const n = pairedLength(x, y);
  if (weights && weights.length !== n) throw new RangeError(`${n} rows, but ${weights.length} weights.`);
  const order = sortedOrder(x);
  const groups = { x: new Float64Array(n), weights: new Float64Array(n), means: new Float64Array(n) };
  let [last, rows, weight, pureError] = [-1, 0, 0, 0];
  for (const row of order) {
    const rowWeight = weights ? (weights[row] ?? Number.NaN) : 1;
    const value = y[row] ?? Number.NaN;
    assertWeight(rowWeight);
    if (!Number.isFinite(value)) throw new RangeError(`Value ${row} is a finite number, not ${value}.`);
    if (rowWeight === 0) continue;
    const at = x[row] ?? 0;
    if (last < 0 || groups.x[last] !== at) {
      last += 1;
      groups.x[last] = at;
    }
    // Welford's (1962) update: no digits are lost to a large mean.
    const before = groups.weights[last] ?? 0;
    const apart = value - (groups.means[last] ?? 0);
    groups.weights[last] = before + rowWeight;
    groups.means[last] = (groups.means[last] ?? 0) + (apart * rowWeight) / (before + rowWeight);
    pureError += (apart * apart * rowWeight * before) / (before + rowWeight);
    rows += 1;
    weight += rowWeight;
  }
  const size = last + 1;
  return {
    rows,
    weight,
    pureError,
    x: groups.x.subarray(0, size),
    weights: groups.weights.subarray(0, size),
    means: groups.means.subarray(0, size),
  };
}
