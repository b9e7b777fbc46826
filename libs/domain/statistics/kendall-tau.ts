import { kendallFromCounts, type KendallResult } from './kendall-result.js';
import { pairedLength } from './paired-length.js';
import { sortedOrder } from './sorted-order.js';
import { tieSizes } from './tie-sizes.js';

/**
 * Kendall's tau-b of paired values with any ties, in O(n log n): sorted by x, the discordant pairs are the exchanges
 * a merge sort by y makes (Knight 1966, JASA 61:436). Scores against a KPI go faster through `kendallOfTable`.
 * @throws RangeError for sides of different length or a value that is not a number
 */
export function kendallTau(x: ArrayLike<number>, y: ArrayLike<number>): KendallResult {
  const n = pairedLength(x, y);
  const byY = sortedOrder(y);
  const byXThenY = sortedOrder(x, byY);
  const sortedX = Float64Array.from(byXThenY, (index) => x[index] ?? 0);
  const ys = Float64Array.from(byXThenY, (index) => y[index] ?? 0);
  const xTies = tieSizes(sortedX);
  const tiedInBoth = pairCount(tieSizes(sortedX, ys));
  const discordant = sortCountingExchanges(ys);
  const yTies = tieSizes(ys);

  const untied = pairCount([n]) - pairCount(xTies) - pairCount(yTies) + tiedInBoth;
  return kendallFromCounts({ n, concordant: untied - discordant, discordant, xTies, yTies });
}

function pairCount(groups: ArrayLike<number>): number {
  let pairs = 0;
  for (let group = 0; group < groups.length; group += 1) {
    const size = groups[group] ?? 0;
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}

/** Sorts in place, bottom up; returns how many pairs stood in the wrong order. Equal values are no exchange. */
function sortCountingExchanges(values: Float64Array): number {
  let exchanges = 0;
  let from = values;
  let to: Float64Array = new Float64Array(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      exchanges += mergeRuns(from, to, start, middle, Math.min(start + 2 * width, values.length));
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return exchanges;
}

function mergeRuns(from: Float64Array, to: Float64Array, start: number, middle: number, end: number): number {
  let exchanges = 0;
  let left = start;
  let right = middle;
  let out = start;
  while (left < middle && right < end) {
    const a = from[left] ?? 0;
    const b = from[right] ?? 0;
    if (a <= b) {
      to[out] = a;
      left += 1;
    } else {
      to[out] = b;
      right += 1;
      exchanges += middle - left;
    }
    out += 1;
  }
  for (; left < middle; left += 1, out += 1) to[out] = from[left] ?? 0;
  for (; right < end; right += 1, out += 1) to[out] = from[right] ?? 0;
  return exchanges;
}
