import { assertWeight } from './effective-size.js';

/** Copies a block of weights; returns their sum. @throws RangeError for a weight that is not finite and ≥ 0 */
export function readWeights(weights: ArrayLike<number>, start: number, size: number, into: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    const weight = weights[start + i] ?? Number.NaN;
    assertWeight(weight);
    into[i] = weight;
    sum += weight;
  }
  return sum;
}

/** Copies a block of values, of whatever kind of array, as deviations from an origin. */
export function readBlock(
  values: ArrayLike<number>,
  start: number,
  size: number,
  origin: number,
  into: Float64Array,
): void {
  for (let i = 0; i < size; i += 1) into[i] = (values[start + i] ?? Number.NaN) - origin;
}

export function multiply(values: Float64Array, weights: Float64Array, size: number, into: Float64Array): void {
  for (let i = 0; i < size; i += 1) into[i] = (values[i] ?? 0) * (weights[i] ?? 0);
}

export function sumOf(values: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) sum += values[i] ?? 0;
  return sum;
}

/** Adds the products of one column with itself and those after it, four at a time: the column is read once for four sums. */
export function addProducts(
  one: Float64Array,
  block: readonly Float64Array[],
  row: number,
  size: number,
  products: Float64Array,
  width: number,
): void {
  for (let column = row; column < width; column += 4) {
    const a = block[column] ?? one;
    const b = block[column + 1] ?? one;
    const c = block[column + 2] ?? one;
    const d = block[column + 3] ?? one;
    let [ra, rb, rc, rd] = [0, 0, 0, 0];
    for (let i = 0; i < size; i += 1) {
      const value = one[i] ?? 0;
      ra += value * (a[i] ?? 0);
      rb += value * (b[i] ?? 0);
      rc += value * (c[i] ?? 0);
      rd += value * (d[i] ?? 0);
    }
    const at = row * width + column;
    products[at] = (products[at] ?? 0) + ra;
    if (column + 1 < width) products[at + 1] = (products[at + 1] ?? 0) + rb;
    if (column + 2 < width) products[at + 2] = (products[at + 2] ?? 0) + rc;
    if (column + 3 < width) products[at + 3] = (products[at + 3] ?? 0) + rd;
  }
}
