const MAX_SWEEPS = 60;

/** A symmetric matrix as Q·diag(values)·Q': `vectors[row][k]` is the row of the k-th eigenvector, values in no order. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/**
 * Eigenvalues and orthonormal eigenvectors of a small symmetric matrix by Jacobi's rotations (Jacobi 1846; Golub & Van Loan, Matrix
 * Computations, 8.5), each value to about machine precision.
 * @throws RangeError for a matrix that is not square or not finite
 */
export function symmetricEigen(matrix: readonly ArrayLike<number>[]): SymmetricEigen {
  const size = matrix.length;
  const a = matrix.map((row) => {
    if (row.length !== size) throw new RangeError(`A square matrix needed: ${size} rows, one of ${row.length}.`);
    return Float64Array.from(row);
  });
  if (!a.every((row) => row.every(Number.isFinite))) throw new RangeError('A matrix of finite numbers needed.');
  const vectors = a.map((_, row) => Float64Array.from({ length: size }, (_value, column) => Number(row === column)));
  for (let sweep = 0; sweep < MAX_SWEEPS && offDiagonal(a) > 0; sweep += 1) {
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, vectors, p, q);
  }
  return { values: Float64Array.from(a, (row, index) => row[index] ?? 0), vectors };
}

/** Turns the plane of p and q so that their entry becomes 0. */
function rotate(a: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [a[p], a[q]];
  if (!rowP || !rowQ) return;
  const [pp, qq, pq] = [rowP[p] ?? 0, rowQ[q] ?? 0, rowP[q] ?? 0];
  if (Math.abs(pq) <= Number.EPSILON * Math.sqrt(Math.abs(pp * qq)) * 1e-3) {
    // Too small to move a digit of either value.
    rowP[q] = 0;
    rowQ[p] = 0;
    return;
  }
  const theta = (qq - pp) / (2 * pq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) turn(row, p, q, c, s);
  rowP.forEach((value, column) => {
    const other = rowQ[column] ?? 0;
    rowP[column] = c * value - s * other;
    rowQ[column] = s * value + c * other;
  });
  rowP[q] = 0;
  rowQ[p] = 0;
  for (const row of vectors) turn(row, p, q, c, s);
}

function turn(row: Float64Array, p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}

function offDiagonal(a: readonly Float64Array[]): number {
  return a.reduce(
    (sum, row, i) => row.reduce((inRow, value, j) => (i === j ? inRow : inRow + Math.abs(value)), sum),
    0,
  );
}
