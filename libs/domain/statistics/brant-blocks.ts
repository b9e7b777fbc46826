import type { SymmetricMatrix } from './cholesky.js';
import type { OrdinalDesign } from './ordinal-design.js';

const { exp } = Math;

/** The intercept and slopes of a binary logit of "above the cut". */
export interface CutFit {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/** P(above the cut) of each row. */
export function sharesAbove(
  { rows, start, column, value }: OrdinalDesign,
  { intercept, coefficients }: CutFit,
): Float64Array {
  const shares = new Float64Array(rows);
  const beta = Float64Array.from(coefficients);
  for (let row = 0; row < rows; row += 1) {
    let eta = intercept;
    for (let i = start[row] ?? 0; i < (start[row + 1] ?? 0); i += 1)
      eta += (value[i] ?? 0) * (beta[column[i] ?? 0] ?? 0);
    shares[row] = 1 / (1 + exp(-eta));
  }
  return shares;
}

/**
 * X'WX of the predictors with an intercept before them, W being the covariance of "above the lower cut" and "above the upper
 * cut" in each row: π_upper − π_lower π_upper, times the row's weight.
 */
export function crossInformation(design: OrdinalDesign, lower: Float64Array, upper: Float64Array): SymmetricMatrix {
  const { rows, columns, start, column, value, weight } = design;
  const size = columns + 1;
  const values = new Float64Array(size * size);
  for (let row = 0; row < rows; row += 1) {
    const above = upper[row] ?? 0;
    const w = (weight[row] ?? 0) * (above - (lower[row] ?? 0) * above);
    const begin = start[row] ?? 0;
    const end = start[row + 1] ?? 0;
    values[0] = (values[0] ?? 0) + w;
    for (let i = begin; i < end; i += 1) {
      const k = (column[i] ?? 0) + 1;
      const wx = w * (value[i] ?? 0);
      values[k * size] = (values[k * size] ?? 0) + wx;
      for (let l = begin; l <= i; l += 1) {
        const at = k * size + (column[l] ?? 0) + 1;
        values[at] = (values[at] ?? 0) + wx * (value[l] ?? 0);
      }
    }
  }
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) values[j * size + i] = values[i * size + j] ?? 0;
  return { size, values };
}
