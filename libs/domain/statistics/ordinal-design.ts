/** A predictor by name, one value per answer. */
export interface PredictorColumn {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/**
 * The answers of an ordinal model, sorted by category, with only the predictors' values that are not zero: most faults
 * hit few customers, so a row holds two or three numbers instead of eight or thirty.
 */
export interface OrdinalDesign {
  readonly rows: number;
  readonly columns: number;
  readonly categories: number;
  /** Rows of category j are categoryStart[j] … categoryStart[j + 1]. */
  readonly categoryStart: Int32Array;
  /** The answer, as numbered by the caller, that each row holds. */
  readonly order: Int32Array;
  /** Row r's values are at start[r] … start[r + 1]. */
  readonly start: Int32Array;
  readonly column: Uint16Array;
  readonly value: Float64Array;
  readonly weight: Float64Array;
  /** Added to each row's linear predictor with a coefficient of 1. */
  readonly offset: Float64Array;
}

export interface OrdinalRows {
  readonly columns: readonly ArrayLike<number>[];
  /** Category of each answer, 0 … categories − 1; −1 leaves the answer out. */
  readonly category: Int8Array | Int16Array | Int32Array;
  readonly categories: number;
  readonly weights?: ArrayLike<number>;
  readonly offset?: ArrayLike<number>;
}

/** Sorts and packs the answers. Values must be finite. */
export function ordinalDesign({ columns, category, categories, weights, offset }: OrdinalRows): OrdinalDesign {
  const { categoryStart, order } = sortedByCategory(category, categories);
  const rows = order.length;
  const start = new Int32Array(rows + 1);
  const held = new Uint16Array(category.length);
  for (const values of columns) countNonZero(values, held);
  for (let row = 0; row < rows; row += 1) start[row + 1] = (start[row] ?? 0) + (held[order[row] ?? 0] ?? 0);
  const filled = start[rows] ?? 0;
  const column = new Uint16Array(filled);
  const value = new Float64Array(filled);
  const next = start.slice(0, rows);
  columns.forEach((values, index) => fill(values, order, next, index, column, value));
  return {
    rows,
    columns: columns.length,
    categories,
    categoryStart,
    order,
    start,
    column,
    value,
    weight: weights ? gathered(weights, order) : new Float64Array(rows).fill(1),
    offset: offset ? gathered(offset, order) : new Float64Array(rows),
  };
}

function sortedByCategory(category: ArrayLike<number>, categories: number) {
  const categoryStart = new Int32Array(categories + 1);
  for (let i = 0; i < category.length; i += 1) {
    const j = category[i] ?? -1;
    if (j >= 0) categoryStart[j + 1] = (categoryStart[j + 1] ?? 0) + 1;
  }
  for (let j = 0; j < categories; j += 1) categoryStart[j + 1] = (categoryStart[j + 1] ?? 0) + (categoryStart[j] ?? 0);
  const next = categoryStart.slice();
  const order = new Int32Array(categoryStart[categories] ?? 0);
  for (let i = 0; i < category.length; i += 1) {
    const j = category[i] ?? -1;
    if (j < 0) continue;
    const row = next[j] ?? 0;
    order[row] = i;
    next[j] = row + 1;
  }
  return { categoryStart, order };
}

function countNonZero(values: ArrayLike<number>, held: Uint16Array): void {
  for (let i = 0; i < held.length; i += 1) if (values[i] !== 0) held[i] = (held[i] ?? 0) + 1;
}

function fill(
  values: ArrayLike<number>,
  order: Int32Array,
  next: Int32Array,
  index: number,
  column: Uint16Array,
  value: Float64Array,
): void {
  for (let row = 0; row < order.length; row += 1) {
    const x = values[order[row] ?? 0] ?? 0;
    if (x === 0) continue;
    const position = next[row] ?? 0;
    column[position] = index;
    value[position] = x;
    next[row] = position + 1;
  }
}

function gathered(values: ArrayLike<number>, order: Int32Array): Float64Array {
  const sorted = new Float64Array(order.length);
  for (let row = 0; row < order.length; row += 1) sorted[row] = values[order[row] ?? 0] ?? 0;
  return sorted;
}
