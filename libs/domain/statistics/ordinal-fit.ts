import { cholesky, choleskyInverse, type SymmetricMatrix } from './cholesky.js';
import { redundantColumns, type DroppedPredictor } from './matrix-dropped.js';
import { sandwich, standardErrorsOf } from './matrix.js';
import { normalTwoSidedP, Z95 } from './normal.js';
import { categorised } from './ordinal-categories.js';
import type { Climb } from './ordinal-climb.js';
import { ordinalDesign, type OrdinalDesign, type PredictorColumn } from './ordinal-design.js';
import { checkOrdinalInput, type OrdinalInput } from './ordinal-input.js';
import { refusal, type OrdinalFit, type OrdinalModel } from './ordinal-model.js';
import { scoreProducts } from './ordinal-score.js';
import { climbFromMargins } from './ordinal-start.js';

/**
 * Fits a proportional-odds model by Newton's method (McCullagh 1980; errors from the observed information, as R's
 * ordinal::clm), or tells why there is none.
 * @throws RangeError for sides of different length, a value that is not finite, or a negative weight
 */
export function fitOrdinal(input: OrdinalInput): OrdinalFit {
  checkOrdinalInput(input);
  const { columns, outcome, weights, offset } = input;
  const { category, categories, emptyCategories } = categorised(outcome, weights);
  if (categories.length === 0) return refusal('too-few');
  if (categories.length === 1) return refusal('no-variation');
  const design = (kept: readonly PredictorColumn[]) =>
    ordinalDesign({
      columns: kept.map(({ values }) => values),
      category,
      categories: categories.length,
      ...(weights && { weights }),
      ...(offset && { offset }),
    });
  const whole = design(columns);
  const redundant = redundantColumns(whole);
  const dropped = columns.flatMap(({ name }, index): DroppedPredictor[] => {
    const reason = redundant.get(index);
    return reason ? [{ name, reason }] : [];
  });
  const kept = columns.filter((_, index) => !redundant.has(index));
  const used = dropped.length > 0 ? design(kept) : whole;
  const climb = climbFromMargins(used);
  const predictors = kept.map(({ name }) => name);
  if (climb.kind === 'separated')
    return refusal('separated', { predictors: climb.runaway.map((k) => predictors[k] ?? ''), dropped });
  const inverse = climb.kind === 'converged' ? inverseOf(climb.information, climb.parameters.length) : undefined;
  if (climb.kind !== 'converged' || !inverse) return refusal('not-converged', { dropped });
  return { ...modelOf(used, climb, inverse, input), categories, emptyCategories, predictors, dropped };
}

function inverseOf(information: Float64Array, size: number): SymmetricMatrix | undefined {
  const factor = cholesky({ size, values: information });
  return factor && choleskyInverse(factor);
}

type Fitted = Omit<OrdinalModel, 'categories' | 'emptyCategories' | 'predictors' | 'dropped'>;

function modelOf(
  design: OrdinalDesign,
  { parameters, logLikelihood, iterations }: Extract<Climb, { kind: 'converged' }>,
  inverse: SymmetricMatrix,
  { clusters, weightKind }: OrdinalInput,
): Fitted {
  const cuts = design.categories - 1;
  const robust = clusters !== undefined || weightKind === 'probability';
  const covariance = robust ? sandwich(inverse, scoreProducts(design, parameters, clusters)) : inverse;
  const errors = [...standardErrorsOf(covariance)];
  const coefficients = [...parameters.subarray(cuts)];
  const z = coefficients.map((beta, k) => beta / (errors[cuts + k] ?? 0));
  return {
    status: 'converged',
    n: design.rows,
    weight: design.weight.reduce((sum, w) => sum + w, 0),
    coefficients,
    thresholds: [...parameters.subarray(0, cuts)],
    standardErrors: { coefficients: errors.slice(cuts), thresholds: errors.slice(0, cuts) },
    z,
    p: z.map(normalTwoSidedP),
    oddsRatios: coefficients.map(Math.exp),
    oddsRatioIntervals: coefficients.map((beta, k) => {
      const margin = Z95 * (errors[cuts + k] ?? 0);
      return { low: Math.exp(beta - margin), high: Math.exp(beta + margin) };
    }),
    logLikelihood,
    deviance: -2 * logLikelihood,
    covariance,
    covarianceKind: robust ? 'robust' : 'model',
    iterations,
  };
}
