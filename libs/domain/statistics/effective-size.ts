/** How much weighted rows are worth: n rows, of which `effectiveN` unweighted ones would tell as much. */
export interface EffectiveSize {
  readonly n: number;
  readonly sumOfWeights: number;
  /** (Σw)²/Σw²; 0 where no row has weight. */
  readonly effectiveN: number;
  /** n / effectiveN, ≥ 1; `undefined` where no row has weight. */
  readonly designEffect?: number;
}

/**
 * Kish's effective sample size of weights (Kish 1965, Survey Sampling, 8.2): what unequal weights cost in precision.
 * @throws RangeError for a weight that is not finite and ≥ 0
 */
export function effectiveSize(weights: ArrayLike<number>): EffectiveSize {
  let sumOfWeights = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? 0;
    assertWeight(weight);
    sumOfWeights += weight;
    squares += weight * weight;
  }
  const n = weights.length;
  if (squares === 0) return { n, sumOfWeights, effectiveN: 0 };
  const effectiveN = (sumOfWeights * sumOfWeights) / squares;
  return { n, sumOfWeights, effectiveN, designEffect: n / effectiveN };
}

/** @throws RangeError for a weight that is not finite and ≥ 0 */
export function assertWeight(weight: number): void {
  if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`A weight is a finite number ≥ 0, not ${weight}.`);
  }
}
