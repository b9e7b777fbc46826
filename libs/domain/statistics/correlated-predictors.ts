/** Correlations of the predictors with each other, and of each with the outcome. */
export interface Correlations {
  readonly among: readonly ArrayLike<number>[];
  readonly withOutcome: ArrayLike<number>;
}

/** Shares of R² (in its own units, summing to `r2`) and of the explained variation (summing to 1; absent where nothing is explained). */
export type ExplainedVariation =
  | { readonly status: 'ok'; readonly r2: number; readonly weights: Float64Array; readonly shares?: Float64Array }
  | {
      readonly status: 'collinear';
      /** Positions of the predictors that are an exact combination of those before them. */
      readonly predictors: readonly number[];
      readonly reason: string;
    };

/** A predictor of which less than this share is its own is a combination of others. */
const NOTHING_OF_ITS_OWN = 1e-10;

/** Shares of what is explained. */
export function explained(weights: Float64Array): ExplainedVariation {
  const r2 = weights.reduce((sum, weight) => sum + weight, 0);
  return { status: 'ok', r2, weights, ...(r2 > 0 && { shares: weights.map((weight) => weight / r2) }) };
}

/** That predictors repeat each other; `undefined` if none does. */
export function refuseCollinear({
  among,
}: Correlations): Extract<ExplainedVariation, { status: 'collinear' }> | undefined {
  const predictors = combinations(among);
  if (predictors.length === 0) return undefined;
  const reason = `Predictors ${predictors.join(', ')} (counted from 0) are exact combinations of those before them: leave them out.`;
  return { status: 'collinear', predictors, reason };
}

/** Positions of the predictors that are an exact combination of those before them, by Cholesky's decomposition without them. */
export function combinations(among: readonly ArrayLike<number>[]): number[] {
  const kept: { readonly index: number; readonly factor: readonly number[] }[] = [];
  const found: number[] = [];
  among.forEach((row, index) => {
    const factor: number[] = [];
    let own = row[index] ?? 0;
    kept.forEach((earlier, position) => {
      const covered = factor.reduce((sum, value, k) => sum + value * (earlier.factor[k] ?? 0), 0);
      const value = ((row[earlier.index] ?? 0) - covered) / (earlier.factor[position] ?? 1);
      factor.push(value);
      own -= value * value;
    });
    if (own <= NOTHING_OF_ITS_OWN) found.push(index);
    else kept.push({ index, factor: [...factor, Math.sqrt(own)] });
  });
  return found;
}

/** @throws RangeError unless the correlations are of one size, symmetric, 1 on the diagonal, and within −1..1 */
export function assertCorrelations({ among, withOutcome }: Correlations): void {
  const size = among.length;
  if (withOutcome.length !== size)
    throw new RangeError(`${size} predictors, but ${withOutcome.length} correlations with the outcome.`);
  const within = (value: number) => Math.abs(value) <= 1 + 1e-9;
  among.forEach((row, i) => {
    const good = Array.from(row).every((value, j) => within(value) && Math.abs(value - (among[j]?.[i] ?? NaN)) <= 1e-9);
    if (row.length !== size || !good || Math.abs((row[i] ?? 0) - 1) > 1e-9) {
      throw new RangeError(`Row ${i} is no row of correlations: symmetric, within −1..1, and 1 with itself.`);
    }
  });
  if (!Array.from(withOutcome).every(within)) throw new RangeError('A correlation lies within −1..1.');
}
