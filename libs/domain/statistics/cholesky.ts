/** A symmetric matrix, whole, row by row. */
export interface SymmetricMatrix {
  readonly size: number;
  readonly values: Float64Array;
}

/**
 * Cholesky factor of a symmetric positive definite matrix, taken after each row and column is divided by the root of its
 * diagonal: columns counted in millions and in millionths then solve alike.
 */
export interface CholeskyFactor {
  readonly size: number;
  /** Lower triangle L of the scaled matrix, row by row. */
  readonly lower: Float64Array;
  /** 1 / √diagonal of the matrix as given. */
  readonly scale: Float64Array;
}

/** A pivot this small against a diagonal of 1 is rounding, not information. */
const SMALLEST_PIVOT = 1e-14;

/** The factor, or `undefined` where the matrix is not positive definite to working precision. */
export function cholesky({ size, values }: SymmetricMatrix): CholeskyFactor | undefined {
  const scale = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    const diagonal = values[i * size + i] ?? 0;
    if (!(diagonal > 0) || !Number.isFinite(diagonal)) return undefined;
    scale[i] = 1 / Math.sqrt(diagonal);
  }
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = (values[i * size + j] ?? 0) * (scale[i] ?? 0) * (scale[j] ?? 0);
      for (let k = 0; k < j; k += 1) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      if (i === j && !(sum > SMALLEST_PIVOT)) return undefined;
      lower[i * size + j] = i === j ? Math.sqrt(sum) : sum / (lower[j * size + j] ?? 1);
    }
  }
  return { size, lower, scale };
}

/** x of A x = b. */
export function choleskySolve({ size, lower, scale }: CholeskyFactor, right: Float64Array): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = (right[i] ?? 0) * (scale[i] ?? 0);
    for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) sum -= (lower[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * size + i] ?? 1);
  }
  for (let i = 0; i < size; i += 1) x[i] = (x[i] ?? 0) * (scale[i] ?? 0);
  return x;
}

/** A⁻¹, symmetric to the last bit. */
export function choleskyInverse(factor: CholeskyFactor): SymmetricMatrix {
  const { size } = factor;
  const values = new Float64Array(size * size);
  for (let j = 0; j < size; j += 1) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    const column = choleskySolve(factor, unit);
    for (let i = j; i < size; i += 1) {
      values[i * size + j] = column[i] ?? 0;
      values[j * size + i] = column[i] ?? 0;
    }
  }
  return { size, values };
}

/** L z of the matrix as given (not scaled): turns independent standard normals z into draws whose covariance is A. */
export function choleskyTimes({ size, lower, scale }: CholeskyFactor, z: Float64Array): Float64Array {
  const product = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let k = 0; k <= i; k += 1) sum += (lower[i * size + k] ?? 0) * (z[k] ?? 0);
    product[i] = sum / (scale[i] ?? 1);
  }
  return product;
}
