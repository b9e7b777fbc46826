import type { OrdinalDesign } from './ordinal-design.js';

/** A predictor that cannot be in the model, and why: always the same, or an exact combination of those before it. */
export interface DroppedPredictor {
  readonly name: string;
  readonly reason: 'constant' | 'collinear';
}

/** Share of a predictor's variance that those before it must leave, else it is a combination of them. */
const LEAST_SHARE = 1e-11;

/**
 * What to leave out so that the rest has one solution: by sweeping the correlations in the order given, so that of two
 * alike the later goes. A nearly collinear predictor stays; its standard error tells of it.
 */
export function redundantColumns(design: OrdinalDesign): ReadonlyMap<number, DroppedPredictor['reason']> {
  const { columns: size } = design;
  const constant = constantColumns(design);
  const matrix = centredProducts(design);
  const variance = Float64Array.from({ length: size }, (_, k) => matrix[k * size + k] ?? 0);
  const dropped = new Map<number, DroppedPredictor['reason']>();
  for (let k = 0; k < size; k += 1) {
    const left = matrix[k * size + k] ?? 0;
    if (constant[k] || !((variance[k] ?? 0) > 0)) dropped.set(k, 'constant');
    else if (left <= LEAST_SHARE * (variance[k] ?? 0)) dropped.set(k, 'collinear');
    else sweep(matrix, size, k, left);
  }
  return dropped;
}

/** Takes out of the later columns what they share with column k. */
function sweep(matrix: Float64Array, size: number, k: number, pivot: number): void {
  for (let i = k + 1; i < size; i += 1) {
    const factor = (matrix[i * size + k] ?? 0) / pivot;
    if (factor === 0) continue;
    for (let j = k + 1; j < size; j += 1)
      matrix[i * size + j] = (matrix[i * size + j] ?? 0) - factor * (matrix[k * size + j] ?? 0);
  }
}

function constantColumns({ rows, columns, start, column, value }: OrdinalDesign): boolean[] {
  const least = new Float64Array(columns).fill(Infinity);
  const most = new Float64Array(columns).fill(-Infinity);
  const seen = new Int32Array(columns);
  for (let i = 0; i < (start[rows] ?? 0); i += 1) {
    const k = column[i] ?? 0;
    const x = value[i] ?? 0;
    if (x < (least[k] ?? 0)) least[k] = x;
    if (x > (most[k] ?? 0)) most[k] = x;
    seen[k] = (seen[k] ?? 0) + 1;
  }
  return Array.from(seen, (count, k) => count === 0 || (count === rows && least[k] === most[k]));
}

/** Σ w (x − x̄)(x − x̄)'. */
function centredProducts({ rows, columns, start, column, value, weight }: OrdinalDesign): Float64Array {
  const products = new Float64Array(columns * columns);
  const sums = new Float64Array(columns);
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    const w = weight[row] ?? 0;
    const begin = start[row] ?? 0;
    total += w;
    for (let i = begin; i < (start[row + 1] ?? 0); i += 1) {
      const k = column[i] ?? 0;
      const wx = w * (value[i] ?? 0);
      sums[k] = (sums[k] ?? 0) + wx;
      for (let l = begin; l <= i; l += 1) {
        const at = k * columns + (column[l] ?? 0);
        products[at] = (products[at] ?? 0) + wx * (value[l] ?? 0);
      }
    }
  }
  for (let k = 0; k < columns; k += 1) {
    for (let l = 0; l <= k; l += 1) {
      const centred = (products[k * columns + l] ?? 0) - ((sums[k] ?? 0) * (sums[l] ?? 0)) / total;
      products[k * columns + l] = centred;
      products[l * columns + k] = centred;
    }
  }
  return products;
}
