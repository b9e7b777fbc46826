import type { CrossProducts } from './cross-products.js';
import { assertWeight } from './effective-size.js';

/** A named column of numbers, one per row. */
export interface Column {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** Rows taken at a time: a block of all columns stays in the processor's first cache. */
const BLOCK = 256;

/**
 * Cross products of columns in one pass over the rows; with weights, those of the weighted rows. Values are taken as deviations from
 * the first row, so that nothing is lost where a column lies far from 0.
 * @throws RangeError for columns of different length, a value that is not finite, or a weight that is not finite and ≥ 0
 */
export function crossProducts(columns: readonly Column[], weights?: ArrayLike<number>): CrossProducts {
  const rows = columns[0]?.values.length ?? 0;
  for (const { name, values } of columns) {
    if (values.length !== rows)
      throw new RangeError(`Column ${name} has ${values.length} values, the first has ${rows}.`);
  }
  if (weights && weights.length !== rows) throw new RangeError(`${rows} rows, but ${weights.length} weights.`);
  const width = columns.length;
  const origin = Float64Array.from(columns, ({ values }) => values[0] ?? 0);
  const sums = new Float64Array(width);
  const products = new Float64Array(width * width);
  const block = columns.map(() => new Float64Array(BLOCK));
  const weighted = weights ? columns.map(() => new Float64Array(BLOCK)) : block;
  const blockWeights = new Float64Array(BLOCK).fill(1);
  let weight = 0;
  for (let start = 0; start < rows; start += BLOCK) {
    const size = Math.min(BLOCK, rows - start);
    weight += weights ? readWeights(weights, start, size, blockWeights) : size;
    for (let column = 0; column < width; column += 1) {
      const into = block[column] ?? blockWeights;
      const values = columns[column]?.values ?? [];
      readBlock(values, start, size, origin[column] ?? 0, into);
      if (weights) multiply(into, blockWeights, size, weighted[column] ?? into);
      sums[column] = (sums[column] ?? 0) + sumOf(weighted[column] ?? into, size);
    }
    for (let i = 0; i < width; i += 1) addProducts(weighted[i] ?? blockWeights, block, i, size, products, width);
  }
  if (!sums.every(Number.isFinite)) throw new RangeError(notFinite(columns));
  return centred(columns, { rows, weight, origin, sums, products });
}

function readWeights(weights: ArrayLike<number>, start: number, size: number, into: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    const weight = weights[start + i] ?? Number.NaN;
    assertWeight(weight);
    into[i] = weight;
    sum += weight;
  }
  return sum;
}

function readBlock(values: ArrayLike<number>, start: number, size: number, origin: number, into: Float64Array): void {
  for (let i = 0; i < size; i += 1) into[i] = (values[start + i] ?? Number.NaN) - origin;
}

function multiply(values: Float64Array, weights: Float64Array, size: number, into: Float64Array): void {
  for (let i = 0; i < size; i += 1) into[i] = (values[i] ?? 0) * (weights[i] ?? 0);
}

function sumOf(values: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) sum += values[i] ?? 0;
  return sum;
}

/** Adds the products of one column with itself and those after it, four at a time: the column is read once for four sums. */
function addProducts(
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

interface Shifted {
  readonly rows: number;
  readonly weight: number;
  readonly origin: Float64Array;
  readonly sums: Float64Array;
  readonly products: Float64Array;
}

function centred(columns: readonly Column[], { rows, weight, origin, sums, products }: Shifted): CrossProducts {
  const width = columns.length;
  const full = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    for (let j = i; j < width; j += 1) {
      const between = weight === 0 ? 0 : ((sums[i] ?? 0) * (sums[j] ?? 0)) / weight;
      full[i * width + j] = (products[i * width + j] ?? 0) - between;
      full[j * width + i] = full[i * width + j] ?? 0;
    }
  }
  const means = origin.map((value, column) => (weight === 0 ? 0 : value + (sums[column] ?? 0) / weight));
  return { names: columns.map(({ name }) => name), rows, weight, means, products: full };
}

function notFinite(columns: readonly Column[]): string {
  for (const { name, values } of columns) {
    const row = Array.prototype.findIndex.call(values, (value) => !Number.isFinite(value));
    if (row >= 0) return `Column ${name}, row ${row}: a finite number is needed, not ${values[row]}.`;
  }
  return 'The sum of a column is too large for a number.';
}
