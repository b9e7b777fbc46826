import { cholesky, choleskyInverse, type SymmetricMatrix } from './cholesky.js';
import { redundantColumns, type DroppedPredictor } from './matrix-dropped.js';
import { sandwich, standardErrorsOf } from './matrix.js';
import { normalTwoSidedP, Z95 } from './normal.js';
import { climbOrdinal, type Climb } from './ordinal-climb.js';
import { ordinalDesign, type OrdinalDesign, type PredictorColumn } from './ordinal-design.js';
import { refusal, type OrdinalFit, type OrdinalModel } from './ordinal-model.js';
import { scoreProducts } from './ordinal-score.js';

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

/** From here on a first climb on part of the answers saves passes over all of them. */
const MANY_ROWS = 100_000;
const ROWS_TO_START_FROM = 40_000;

/**
 * Fits a proportional-odds model by Newton's method (McCullagh 1980; errors from the observed information, as R's
 * ordinal::clm), or tells why there is none.
 * @throws RangeError for sides of different length, a value that is not finite, or a negative weight
 */
export function fitOrdinal(input: OrdinalInput): OrdinalFit {
  check(input);
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

/** The best parameters, from the thresholds of a model without predictors; many answers are first climbed by part of them. */
export function climbFromMargins(design: OrdinalDesign): Climb {
  const reach = reachOf(design);
  const start = marginalThresholds(design);
  if (design.rows >= MANY_ROWS) {
    const stride = Math.floor(design.rows / ROWS_TO_START_FROM);
    const part = climbOrdinal(design, start, reach, { stride, roughly: 1e-4 });
    if (part.kind === 'converged') {
      const climb = climbOrdinal(design, part.parameters, reach);
      if (climb.kind === 'converged') return climb;
    }
  }
  return climbOrdinal(design, start, reach);
}

/** Largest |x| of each column. */
export function reachOf({ columns, column, value }: OrdinalDesign): Float64Array {
  const reach = new Float64Array(columns);
  for (let i = 0; i < column.length; i += 1) {
    const x = Math.abs(value[i] ?? 0);
    if (x > (reach[column[i] ?? 0] ?? 0)) reach[column[i] ?? 0] = x;
  }
  return reach;
}

/** Thresholds that give the categories' shares, then a coefficient of 0 for each column. */
export function marginalThresholds({ categories, columns, categoryStart, weight }: OrdinalDesign): Float64Array {
  const parameters = new Float64Array(categories - 1 + columns);
  const sums = Array.from({ length: categories }, (_, j) => {
    let sum = 0;
    for (let row = categoryStart[j] ?? 0; row < (categoryStart[j + 1] ?? 0); row += 1) sum += weight[row] ?? 0;
    return sum;
  });
  const total = sums.reduce((sum, value) => sum + value, 0);
  let below = 0;
  for (let j = 0; j < categories - 1; j += 1) {
    below += sums[j] ?? 0;
    parameters[j] = Math.log(below / (total - below));
  }
  return parameters;
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

function categorised(outcome: ArrayLike<number>, weights: ArrayLike<number> | undefined) {
  const seen = new Set<number>();
  for (let i = 0; i < outcome.length; i += 1) if (!weights || (weights[i] ?? 0) > 0) seen.add(outcome[i] ?? 0);
  const categories = [...seen].sort((a, b) => a - b);
  const least = categories[0] ?? 0;
  const most = categories.at(-1) ?? 0;
  const width = most - least + 1;
  const emptyCategories = Array.from({ length: width }, (_, j) => least + j).filter((value) => !seen.has(value));
  const numbers = new Map(categories.map((value, j) => [value - least, j]));
  const numberOf = Int16Array.from({ length: width }, (_, j) => numbers.get(j) ?? -1);
  const category = new Int16Array(outcome.length);
  for (let i = 0; i < outcome.length; i += 1) {
    category[i] = weights && !((weights[i] ?? 0) > 0) ? -1 : (numberOf[(outcome[i] ?? 0) - least] ?? -1);
  }
  return { category, categories, emptyCategories };
}

function check({ columns, outcome, weights, clusters, offset }: OrdinalInput): void {
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
