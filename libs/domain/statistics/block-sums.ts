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

/** Copies a block of values, of whatever kind of array, as deviations from an origin; returns their sum. */
export function readBlock(
  values: ArrayLike<number>,
  start: number,
  size: number,
  origin: number,
  into: Float64Array,
): number {
  if (values instanceof Float64Array) return readDoubles(values, start, size, origin, into);
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    const value = (values[start + i] ?? Number.NaN) - origin;
    into[i] = value;
    sum += value;
  }
  return sum;
}

/** A loop of its own for the commonest kind of array: one that meets several is slow for all. Two sums need not wait for each other. */
function readDoubles(values: Float64Array, start: number, size: number, origin: number, into: Float64Array): number {
  let even = 0;
  let odd = 0;
  let i = 0;
  for (; i + 1 < size; i += 2) {
    const first = (values[start + i] ?? Number.NaN) - origin;
    const second = (values[start + i + 1] ?? Number.NaN) - origin;
    into[i] = first;
    into[i + 1] = second;
    even += first;
    odd += second;
  }
  if (i < size) {
    const last = (values[start + i] ?? Number.NaN) - origin;
    into[i] = last;
    even += last;
  }
  return even + odd;
}

/** Writes values times weights; returns their sum. */
export function multiply(values: Float64Array, weights: Float64Array, size: number, into: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    const product = (values[i] ?? 0) * (weights[i] ?? 0);
    into[i] = product;
    sum += product;
  }
  return sum;
}

/** Columns on a side of a tile. */
export const TILE = 3;

/** Three columns of a block. */
export type TileSide = readonly [Float64Array, Float64Array, Float64Array];

/**
 * Adds the products of three columns with three, row after row of the tile: nine sums and the six values that they need fill a
 * processor's registers, and each value is read once for three products.
 */
export function addProducts([a, b, c]: TileSide, [x, y, z]: TileSide, size: number, products: Float64Array): void {
  let [ax, ay, az, bx, by, bz, cx, cy, cz] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < size; i += 1) {
    const ai = a[i] ?? 0;
    const bi = b[i] ?? 0;
    const ci = c[i] ?? 0;
    const xi = x[i] ?? 0;
    const yi = y[i] ?? 0;
    const zi = z[i] ?? 0;
    ax += ai * xi;
    ay += ai * yi;
    az += ai * zi;
    bx += bi * xi;
    by += bi * yi;
    bz += bi * zi;
    cx += ci * xi;
    cy += ci * yi;
    cz += ci * zi;
  }
  [ax, ay, az, bx, by, bz, cx, cy, cz].forEach((sum, at) => (products[at] = (products[at] ?? 0) + sum));
}

/** Adds the products of three columns with themselves, as above: only those at and above the diagonal of the tile. */
export function addOwnProducts([a, b, c]: TileSide, [x, y, z]: TileSide, size: number, products: Float64Array): void {
  let [ax, ay, az, by, bz, cz] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < size; i += 1) {
    const ai = a[i] ?? 0;
    const bi = b[i] ?? 0;
    const yi = y[i] ?? 0;
    const zi = z[i] ?? 0;
    ax += ai * (x[i] ?? 0);
    ay += ai * yi;
    az += ai * zi;
    by += bi * yi;
    bz += bi * zi;
    cz += (c[i] ?? 0) * zi;
  }
  [ax, ay, az, 0, by, bz, 0, 0, cz].forEach((sum, at) => (products[at] = (products[at] ?? 0) + sum));
}
