import type { SymmetricMatrix } from './cholesky.js';
import type { OrdinalDesign } from './ordinal-design.js';

const { exp, expm1 } = Math;

/**
 * Σ over clusters of the product of each cluster's summed score with itself, times G / (G − 1): the filling of the sandwich
 * (Liang & Zeger 1986). Without clusters each answer is one of its own (White 1982).
 * @param clusters whole numbers ≥ 0, one per answer as numbered by the caller
 */
export function scoreProducts(
  design: OrdinalDesign,
  parameters: Float64Array,
  clusters?: ArrayLike<number>,
): SymmetricMatrix {
  const { rows, categories, columns, categoryStart, start, column, value, order } = design;
  const cuts = categories - 1;
  const size = cuts + columns;
  const values = new Float64Array(size * size);
  const { upper, lower } = rowSlopes(design, parameters);
  const category = categoryOfRows(rows, categories, categoryStart);
  const { sorted, groupStart, groups } = grouped(order, clusters);

  const sum = new Float64Array(size);
  const touched = new Int32Array(size);
  const isTouched = new Uint8Array(size);
  let count = 0;
  const add = (position: number, amount: number): void => {
    if (isTouched[position] === 0) {
      isTouched[position] = 1;
      touched[count] = position;
      count += 1;
    }
    sum[position] = (sum[position] ?? 0) + amount;
  };
  for (let group = 0; group < groups; group += 1) {
    for (let at = groupStart[group] ?? 0; at < (groupStart[group + 1] ?? 0); at += 1) {
      const row = sorted[at] ?? 0;
      const j = category[row] ?? 0;
      const up = upper[row] ?? 0;
      const down = lower[row] ?? 0;
      if (j < cuts) add(j, up);
      if (j > 0) add(j - 1, down);
      const slope = scoreOfPredictor(design, parameters, row, j);
      for (let i = start[row] ?? 0; i < (start[row + 1] ?? 0); i += 1)
        add(cuts + (column[i] ?? 0), slope * (value[i] ?? 0));
    }
    for (let a = 0; a < count; a += 1) {
      const i = touched[a] ?? 0;
      const si = sum[i] ?? 0;
      for (let b = 0; b < count; b += 1) {
        const at = i * size + (touched[b] ?? 0);
        values[at] = (values[at] ?? 0) + si * (sum[touched[b] ?? 0] ?? 0);
      }
    }
    for (let a = 0; a < count; a += 1) {
      sum[touched[a] ?? 0] = 0;
      isTouched[touched[a] ?? 0] = 0;
    }
    count = 0;
  }
  const correction = groups > 1 ? groups / (groups - 1) : 1;
  return { size, values: values.map((sumOfProducts) => sumOfProducts * correction) };
}

/** Slope of each row's log-likelihood by its upper and lower threshold. */
function rowSlopes(design: OrdinalDesign, parameters: Float64Array) {
  const { rows, categories, categoryStart, weight } = design;
  const cuts = categories - 1;
  const upper = new Float64Array(rows);
  const lower = new Float64Array(rows);
  for (let j = 0; j < categories; j += 1) {
    const width = j > 0 && j < cuts ? 1 / expm1((parameters[j] ?? 0) - (parameters[j - 1] ?? 0)) : 0;
    for (let row = categoryStart[j] ?? 0; row < (categoryStart[j + 1] ?? 0); row += 1) {
      const { above, below } = tails(design, parameters, row, j);
      const w = weight[row] ?? 0;
      upper[row] = w * (above + width);
      lower[row] = -w * (below + width);
    }
  }
  return { upper, lower };
}

function scoreOfPredictor(design: OrdinalDesign, parameters: Float64Array, row: number, j: number): number {
  const { above, below } = tails(design, parameters, row, j);
  return (design.weight[row] ?? 0) * (below - above);
}

/** P(Y > j) and P(Y < j) of a row. */
function tails(
  { categories, start, column, value, offset }: OrdinalDesign,
  parameters: Float64Array,
  row: number,
  j: number,
): { above: number; below: number } {
  const cuts = categories - 1;
  let eta = offset[row] ?? 0;
  for (let i = start[row] ?? 0; i < (start[row + 1] ?? 0); i += 1)
    eta += (value[i] ?? 0) * (parameters[cuts + (column[i] ?? 0)] ?? 0);
  const above = j < cuts ? 1 / (1 + exp((parameters[j] ?? 0) - eta)) : 0;
  const below = j > 0 ? 1 / (1 + exp(eta - (parameters[j - 1] ?? 0))) : 0;
  return { above, below };
}

function categoryOfRows(rows: number, categories: number, categoryStart: Int32Array): Uint8Array {
  const category = new Uint8Array(rows);
  for (let j = 0; j < categories; j += 1) category.fill(j, categoryStart[j] ?? 0, categoryStart[j + 1] ?? 0);
  return category;
}

/** Rows of one cluster side by side. */
function grouped(order: Int32Array, clusters: ArrayLike<number> | undefined) {
  const rows = order.length;
  if (!clusters)
    return {
      sorted: Int32Array.from({ length: rows }, (_, row) => row),
      groupStart: Int32Array.from({ length: rows + 1 }, (_, row) => row),
      groups: rows,
    };
  const numbers = new Map<number, number>();
  const group = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const cluster = clusters[order[row] ?? 0] ?? 0;
    let number = numbers.get(cluster);
    if (number === undefined) numbers.set(cluster, (number = numbers.size));
    group[row] = number;
  }
  const groups = numbers.size;
  const groupStart = new Int32Array(groups + 1);
  for (const number of group) groupStart[number + 1] = (groupStart[number + 1] ?? 0) + 1;
  for (let g = 0; g < groups; g += 1) groupStart[g + 1] = (groupStart[g + 1] ?? 0) + (groupStart[g] ?? 0);
  const next = groupStart.slice();
  const sorted = new Int32Array(rows);
  group.forEach((number, row) => {
    sorted[next[number] ?? 0] = row;
    next[number] = (next[number] ?? 0) + 1;
  });
  return { sorted, groupStart, groups };
}
