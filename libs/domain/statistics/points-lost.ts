import type { SymmetricMatrix } from './cholesky.js';
import type { Interval } from './interval.js';
import { quadraticForm } from './matrix.js';
import { Z95 } from './normal.js';
import { ordinalDesign, type OrdinalDesign, type PredictorColumn } from './ordinal-design.js';
import type { OrdinalModel } from './ordinal-model.js';
import { npsCuts } from './ordinal-predict.js';
import { lossesWithout } from './points-lost-of-rows.js';

/** NPS points (−100..100 is the scale) that go with an exposure: positive costs points. */
export interface PointsLost extends Interval {
  readonly pointsLost: number;
  readonly standardError: number;
}

/**
 * NPS points lost to predictors: the mean over the respondents of P(≥ 9) − P(≤ 6) with the predictors at 0, minus the same as
 * they are, with a 95 % interval by the delta method. Respondents are taken as they are: the interval is about the effect, not
 * about who was asked. Losses of single predictors do not add up to the loss of all at once.
 * @param without names of the predictors set to 0, one list per question
 * @throws RangeError for a predictor of the model that is not among the columns
 */
export function pointsLost(
  model: OrdinalModel,
  columns: readonly PredictorColumn[],
  without: readonly (readonly string[])[],
  weights?: ArrayLike<number>,
): { readonly fittedNps: number; readonly losses: readonly PointsLost[] } {
  const design = designOf(model, columns, weights);
  const parameters = Float64Array.from([...model.thresholds, ...model.coefficients]);
  const questions = without.map((names) => Uint8Array.from(model.predictors, (name) => (names.includes(name) ? 1 : 0)));
  const { nps, losses } = lossesWithout(design, parameters, model.thresholds.length, npsCuts(model), questions);
  return {
    fittedNps: nps,
    losses: losses.map(({ loss, gradient }) => withInterval(loss, gradient, model.covariance)),
  };
}

/** A loss with its delta-method error and 95 % interval. */
export function withInterval(loss: number, gradient: Float64Array, covariance: SymmetricMatrix): PointsLost {
  const standardError = Math.sqrt(Math.max(0, quadraticForm(covariance, gradient)));
  return {
    pointsLost: loss,
    standardError,
    low: loss - Z95 * standardError,
    high: loss + Z95 * standardError,
  };
}

/** The respondents as rows of a design with the model's predictors; all in one category, for their answer has no say here. */
export function designOf(
  model: Pick<OrdinalModel, 'predictors'>,
  columns: readonly PredictorColumn[],
  weights?: ArrayLike<number>,
): OrdinalDesign {
  const used = model.predictors.map((name) => {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) throw new RangeError(`The model has a predictor ${name}, the data do not.`);
    return column.values;
  });
  const length = used[0]?.length ?? weights?.length ?? 0;
  const category = Int8Array.from({ length }, (_, i) => (weights && !((weights[i] ?? 0) > 0) ? -1 : 0));
  return ordinalDesign({ columns: used, category, categories: 1, ...(weights && { weights }) });
}
