/**
 * What linear statistics need to know of some rows: their weight, the mean of each column, and the sums of products of deviations from
 * the means (Σw(x − x̄)(y − ȳ), all columns by all, row after row). Sums of parts merge: see `mergeCrossProducts`. Raw sums
 * Σx and Σxx' would too, but lose the digits of a column that hardly varies around a large mean.
 */
export interface CrossProducts {
  readonly names: readonly string[];
  readonly rows: number;
  /** Sum of weights; the number of rows where none are given. */
  readonly weight: number;
  readonly means: Float64Array;
  readonly products: Float64Array;
}

/** Sums as a database tells them: Σw, Σwx, and Σwxy for all columns by all, row after row. */
export interface RawSums {
  readonly names: readonly string[];
  readonly rows: number;
  readonly weight: number;
  readonly sums: ArrayLike<number>;
  readonly squares: ArrayLike<number>;
}

/** Cross products from raw sums. @throws RangeError for sums of another number of columns, or that are not finite */
export function crossProductsOfSums({ names, rows, weight, sums, squares }: RawSums): CrossProducts {
  const columns = names.length;
  if (sums.length !== columns || squares.length !== columns * columns) {
    throw new RangeError(`${columns} columns have ${columns} sums and ${columns ** 2} products.`);
  }
  const means = Float64Array.from(sums, (sum) => (weight === 0 ? 0 : sum / weight));
  const products = Float64Array.from(squares, (square, index) => {
    const [i, j] = [Math.floor(index / columns), index % columns];
    return square - weight * (means[i] ?? 0) * (means[j] ?? 0);
  });
  if (![weight, ...means, ...products].every(Number.isFinite)) throw new RangeError('Sums are finite numbers.');
  return { names, rows, weight, means, products };
}

/** The correlation of two columns, −1..1; `undefined` where one of them does not vary. */
export function correlation(of: CrossProducts, first: number, second: number): number | undefined {
  const columns = of.names.length;
  const product = of.products[first * columns + second] ?? 0;
  const scale =
    Math.sqrt(of.products[first * columns + first] ?? 0) * Math.sqrt(of.products[second * columns + second] ?? 0);
  return scale > 0 ? product / scale : undefined;
}
