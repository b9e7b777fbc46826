import { sortedOrder } from './sorted-order.js';

/**
 * Ranks from 1 in ascending order; equal values share the mean of their ranks. O(n log n) or better.
 * @throws RangeError for a value that is not a number
 */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = sortedOrder(values);
  const result = new Float64Array(order.length);
  let start = 0;
  for (let end = 1; end <= order.length; end += 1) {
    if (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) continue;
    const shared = (start + 1 + end) / 2;
    for (let tied = start; tied < end; tied += 1) result[order[tied] ?? 0] = shared;
    start = end;
  }
  return result;
}
