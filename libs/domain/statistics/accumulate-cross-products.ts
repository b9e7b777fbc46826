import { addOwnProducts, addProducts, multiply, readBlock, readWeights, TILE, type TileSide } from './block-sums.js';
import type { CrossProducts } from './cross-products.js';

/** A named column of numbers, one per row. */
export interface Column {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** Rows taken at a time: a block of all columns stays in the processor's first cache. */
const BLOCK = 512;

/**
 * Cross products of columns in one pass over the rows; with weights, those of the weighted rows. Values are taken as deviations from
 * the first row that counts, so that nothing is lost where a column lies far from 0, and one that does not vary has exactly no variation.
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
  const first = weights ? Array.prototype.findIndex.call(weights, (each: number) => each > 0) : 0;
  const origin = Float64Array.from(columns, ({ values }) => values[first] ?? 0);
  const sums = new Float64Array(width);
  const sides = Math.ceil(width / TILE);
  const block = Array.from({ length: sides }, emptySide);
  const weighted = weights ? Array.from({ length: sides }, emptySide) : block;
  const tiles = block.flatMap((other, j) =>
    weighted.slice(0, j + 1).map((one, i) => ({ i, j, one, other, products: new Float64Array(TILE * TILE) })),
  );
  const [plainColumns, weightedColumns] = [block.flat(), weighted.flat()];
  const blockWeights = new Float64Array(BLOCK).fill(1);
  let weight = 0;
  for (let start = 0; start < rows; start += BLOCK) {
    const size = Math.min(BLOCK, rows - start);
    weight += weights ? readWeights(weights, start, size, blockWeights) : size;
    for (let column = 0; column < width; column += 1) {
      const into = plainColumns[column] ?? blockWeights;
      const values = columns[column]?.values ?? [];
      const plain = readBlock(values, start, size, origin[column] ?? 0, into);
      const sum = weights ? multiply(into, blockWeights, size, weightedColumns[column] ?? into) : plain;
      sums[column] = (sums[column] ?? 0) + sum;
    }
    for (const { i, j, one, other, products } of tiles) {
      if (i === j) addOwnProducts(one, other, size, products);
      else addProducts(one, other, size, products);
    }
  }
  if (!sums.every(Number.isFinite)) throw new RangeError(notFinite(columns));
  return centred(columns, { rows, weight, origin, sums, products: untiled(tiles, width) });
}

/** Columns past the last one of a tile stay 0. */
function emptySide(): TileSide {
  return [new Float64Array(BLOCK), new Float64Array(BLOCK), new Float64Array(BLOCK)];
}

interface Tile {
  readonly i: number;
  readonly j: number;
  readonly products: Float64Array;
}

/** The products of all columns by all, at and above the diagonal. */
function untiled(tiles: readonly Tile[], width: number): Float64Array {
  const products = new Float64Array(width * width);
  for (const tile of tiles) {
    tile.products.forEach((sum, at) => {
      const [row, column] = [tile.i * TILE + Math.floor(at / TILE), tile.j * TILE + (at % TILE)];
      if (row < width && column < width) products[row * width + column] = sum;
    });
  }
  return products;
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
