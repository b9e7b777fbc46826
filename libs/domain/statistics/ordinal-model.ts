import type { SymmetricMatrix } from './cholesky.js';
import type { Interval } from './interval.js';
import type { DroppedPredictor } from './matrix-dropped.js';

/** A fitted proportional-odds model: logit P(Y ≤ j) = threshold_j − x'β, so a positive coefficient raises the answer. */
export interface OrdinalModel {
  readonly status: 'converged';
  /** Answers used, and their weights' sum. */
  readonly n: number;
  readonly weight: number;
  /** The answers that occur, ascending; one threshold between each two neighbours. */
  readonly categories: readonly number[];
  /** Whole numbers between the least and the greatest answer that nobody gave: left out of the fit, their probability is 0. */
  readonly emptyCategories: readonly number[];
  /** Names of those kept, in the order given; coefficients and all else that is per predictor follow it. */
  readonly predictors: readonly string[];
  readonly dropped: readonly DroppedPredictor[];
  readonly coefficients: readonly number[];
  readonly thresholds: readonly number[];
  readonly standardErrors: { readonly coefficients: readonly number[]; readonly thresholds: readonly number[] };
  readonly z: readonly number[];
  readonly p: readonly number[];
  readonly oddsRatios: readonly number[];
  /** 95 % Wald intervals. */
  readonly oddsRatioIntervals: readonly Interval[];
  readonly logLikelihood: number;
  readonly deviance: number;
  /** Covariance of thresholds, then coefficients. */
  readonly covariance: SymmetricMatrix;
  /** `model`: from the observed information; `robust`: sandwich, by cluster where clusters are given. */
  readonly covarianceKind: 'model' | 'robust';
  readonly iterations: number;
}

/** Why there is no number. */
export interface OrdinalRefusal {
  readonly status: 'too-few' | 'no-variation' | 'separated' | 'not-converged';
  /** In words, with what to do. */
  readonly reason: string;
  /** The predictors that tell the answers apart without fail, where `separated`. */
  readonly predictors: readonly string[];
  readonly dropped: readonly DroppedPredictor[];
}

export type OrdinalFit = OrdinalModel | OrdinalRefusal;

/** A model with a word on why there is none. */
export function refusal(
  status: OrdinalRefusal['status'],
  { predictors = [], dropped = [] }: Partial<Pick<OrdinalRefusal, 'predictors' | 'dropped'>> = {},
): OrdinalRefusal {
  return { status, reason: reasonOf(status, predictors), predictors, dropped };
}

function reasonOf(status: OrdinalRefusal['status'], predictors: readonly string[]): string {
  switch (status) {
    case 'too-few':
      return 'There are no answers with a weight above 0.';
    case 'no-variation':
      return 'All answers are the same, so nothing can go with them.';
    case 'separated':
      return `${predictors.length > 0 ? predictors.join(', ') : 'The predictors'} tell the answers apart without fail, so no finite effect fits best: leave them out, or collect more answers.`;
    case 'not-converged':
      return 'The fit found no top of the likelihood: the predictors may be nearly the same; leave some out.';
  }
}
