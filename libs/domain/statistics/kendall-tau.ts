import { kendallFromCounts, type KendallResult } from './kendall-result.js';

/**
 * Kendall's tau-b of paired values with any ties, in O(n log n): sorted by x, the discordant pairs are the exchanges
 * a merge sort by y makes (Knight 1966, JASA 61:436).
 * @throws RangeError for sides of different length or a value that is not a number
 */
export function kendallTau(x: readonly number[], y: readonly number[]): KendallResult {
  if (x.length !== y.length) throw new RangeError(`Paired values needed: ${x.length} of x, ${y.length} of y.`);
  if (x.some(Number.isNaN) || y.some(Number.isNaN)) throw new RangeError('A missing value has no rank: leave it out.');
  const n = x.length;
  const pairs = x.map((value, index) => ({ x: value, y: y[index] ?? Number.NaN }));
  pairs.sort((a, b) => a.x - b.x || a.y - b.y);

  const xTies = runLengths(pairs, (a, b) => a.x === b.x);
  const tiedInBoth = pairCount(runLengths(pairs, (a, b) => a.x === b.x && a.y === b.y));
  const ys = Float64Array.from(pairs, (pair) => pair.y);
  const discordant = sortCountingExchanges(ys);
  const yTies = runLengths([...ys], (a, b) => a === b);

  const untied = pairCount([n]) - pairCount(xTies) - pairCount(yTies) + tiedInBoth;
  return kendallFromCounts({ n, concordant: untied - discordant, discordant, xTies, yTies });
}

function pairCount(groups: readonly number[]): number {
  return groups.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

/** Sizes of the runs of neighbours that are alike. */
function runLengths<Item>(sorted: readonly Item[], alike: (a: Item, b: Item) => boolean): number[] {
  const lengths: number[] = [];
  let start = 0;
  sorted.forEach((item, index) => {
    const next = sorted[index + 1];
    if (next !== undefined && alike(item, next)) return;
    lengths.push(index + 1 - start);
    start = index + 1;
  });
  return lengths;
}

/** Sorts in place, bottom up; returns how many pairs stood in the wrong order. Equal values are no exchange. */
function sortCountingExchanges(values: Float64Array): number {
  let exchanges = 0;
  let from = values;
  let to: Float64Array = new Float64Array(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let left = start;
      let right = middle;
      for (let out = start; out < end; out += 1) {
        const a = left < middle ? (from[left] ?? 0) : Number.POSITIVE_INFINITY;
        const b = right < end ? (from[right] ?? 0) : Number.POSITIVE_INFINITY;
        if (left < middle && (right >= end || a <= b)) {
          to[out] = a;
          left += 1;
        } else {
          to[out] = b;
          exchanges += middle - left;
          right += 1;
        }
      }
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return exchanges;
}
