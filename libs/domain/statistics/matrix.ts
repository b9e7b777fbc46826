import type { SymmetricMatrix } from './cholesky.js';

/** g'Ag: the variance of a linear combination g of estimates whose covariance is A. */
export function quadraticForm({ size, values }: SymmetricMatrix, g: Float64Array): number {
  let total = 0;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (values[i * size + j] ?? 0) * (g[j] ?? 0);
    total += sum * (g[i] ?? 0);
  }
  return total;
}

/** ABA of two symmetric matrices: the sandwich of a robust covariance. */
export function sandwich(bread: SymmetricMatrix, filling: SymmetricMatrix): SymmetricMatrix {
  const half = product(bread, filling);
  const values = product({ size: bread.size, values: half }, bread);
  return symmetrised(bread.size, values);
}

/** AB, row by row. */
export function product(
  { size, values: a }: { readonly size: number; readonly values: Float64Array },
  { values: b }: { readonly values: Float64Array },
): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < size; k += 1) {
      const factor = a[i * size + k] ?? 0;
      for (let j = 0; j < size; j += 1)
        result[i * size + j] = (result[i * size + j] ?? 0) + factor * (b[k * size + j] ?? 0);
    }
  }
  return result;
}

/** The mean of a matrix and its transpose: takes the rounding out of what must be symmetric. */
export function symmetrised(size: number, values: Float64Array): SymmetricMatrix {
  const mean = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1)
      mean[i * size + j] = ((values[i * size + j] ?? 0) + (values[j * size + i] ?? 0)) / 2;
  }
  return { size, values: mean };
}

/** The square roots of the diagonal: standard errors of a covariance. */
export function standardErrorsOf({ size, values }: SymmetricMatrix): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => Math.sqrt(Math.max(0, values[i * size + i] ?? 0)));
}
