import { fitOrdinal } from './ordinal-fit.js';
import type { OrdinalInput } from './ordinal-input.js';
import type { OrdinalModel, OrdinalRefusal } from './ordinal-model.js';

/** A fitted logistic regression: logit P(y = 1) = intercept + offset + x'β. */
export interface LogisticModel extends Omit<
  OrdinalModel,
  'categories' | 'emptyCategories' | 'thresholds' | 'standardErrors' | 'covariance'
> {
  readonly intercept: number;
  readonly standardErrors: { readonly intercept: number; readonly coefficients: readonly number[] };
  /** Of the intercept, then the coefficients. */
  readonly covariance: OrdinalModel['covariance'];
}

export type LogisticFit = LogisticModel | OrdinalRefusal;

/**
 * Binary logistic regression: the proportional-odds model of two categories, whose one threshold is minus the intercept.
 * @throws RangeError for an outcome other than 0 and 1, and what `fitOrdinal` refuses
 */
export function fitLogistic(input: OrdinalInput): LogisticFit {
  for (let i = 0; i < input.outcome.length; i += 1)
    if (input.outcome[i] !== 0 && input.outcome[i] !== 1)
      throw new RangeError(`A binary outcome is 0 or 1, not ${input.outcome[i]}.`);
  const fit = fitOrdinal(input);
  if (fit.status !== 'converged') return fit;
  const { thresholds, standardErrors, covariance, categories: _, emptyCategories: __, ...rest } = fit;
  return {
    ...rest,
    intercept: -(thresholds[0] ?? 0),
    standardErrors: { intercept: standardErrors.thresholds[0] ?? 0, coefficients: standardErrors.coefficients },
    covariance: withFirstNegated(covariance),
  };
}

/** The covariance when the first estimate changes its sign. */
function withFirstNegated({ size, values }: OrdinalModel['covariance']): OrdinalModel['covariance'] {
  return {
    size,
    values: values.map((value, at) => (at < size === (at % size === 0) ? value : -value)),
  };
}
