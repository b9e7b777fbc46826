import type { PredictorColumn } from './ordinal-design.js';

export interface OrdinalInput {
  readonly columns: readonly PredictorColumn[];
  /** Whole numbers; which occur makes the categories. */
  readonly outcome: ArrayLike<number>;
  /** ≥ 0; an answer of weight 0 is left out. */
  readonly weights?: ArrayLike<number>;
  /** `frequency`: the row stands for so many alike; `probability`: weights of a sample, so errors must be robust. */
  readonly weightKind?: 'frequency' | 'probability';
  /** Who answered, as a whole number ≥ 0: answers of one are alike, and errors are clustered by it. */
  readonly clusters?: ArrayLike<number>;
  /** Added to the linear predictor as it is. */
  readonly offset?: ArrayLike<number>;
}

/** @throws RangeError for sides of different length, a value that is not finite, or a negative weight */
export function checkOrdinalInput({ columns, outcome, weights, clusters, offset }: OrdinalInput): void {
  const sides = [
    ...columns.map(({ name, values }) => [`predictor ${name}`, values] as const),
    ...(weights ? [['weights', weights] as const] : []),
    ...(clusters ? [['clusters', clusters] as const] : []),
    ...(offset ? [['offset', offset] as const] : []),
  ];
  for (const [name, values] of sides) {
    if (values.length !== outcome.length)
      throw new RangeError(`${name} has ${values.length} values for ${outcome.length} answers.`);
    if (!allFinite(values)) throw new RangeError(`${name} has a value that is no finite number: leave its answer out.`);
  }
  for (let i = 0; i < outcome.length; i += 1)
    if (!Number.isInteger(outcome[i])) throw new RangeError(`An answer is a whole number, not ${outcome[i]}.`);
  if (weights && anyNegative(weights)) throw new RangeError('A weight is ≥ 0.');
}

function allFinite(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i += 1) if (!Number.isFinite(values[i])) return false;
  return true;
}

function anyNegative(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i += 1) if ((values[i] ?? 0) < 0) return true;
  return false;
}
