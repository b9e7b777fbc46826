import { npsBand } from '../nps/nps-band.js';
import type { OrdinalModel } from './ordinal-model.js';

type Fitted = Pick<OrdinalModel, 'thresholds' | 'coefficients' | 'categories'>;

/**
 * Probability of each category for one respondent, in the order of `model.categories`.
 * @param x the predictors' values, in the order of `model.predictors`
 */
export function categoryProbabilities({ thresholds, coefficients }: Fitted, x: readonly number[]): number[] {
  const eta = coefficients.reduce((sum, beta, k) => sum + beta * (x[k] ?? 0), 0);
  const below = [0, ...thresholds.map((threshold) => 1 / (1 + Math.exp(eta - threshold))), 1];
  return below.slice(1).map((share, j) => share - (below[j] ?? 0));
}

/** Where a model's scale is cut for the NPS: the thresholds above 6 and below 9. */
export interface NpsCuts {
  /** Position in `thresholds` of the cut between the last detractor and the first passive. */
  readonly detractor: number;
  /** Position of the cut between the last passive and the first promoter. */
  readonly promoter: number;
}

/**
 * The cuts of the NPS in a model of answers 0–10: position −1 where nobody answered at or below the cut (the probability
 * below is 0), and `thresholds.length` where nobody answered above it (the probability below is 1).
 */
export function npsCuts({ categories }: Pick<OrdinalModel, 'categories'>): NpsCuts {
  const bands = categories.map(npsBand);
  return {
    detractor: bands.filter((band) => band === 'detractor').length - 1,
    promoter: bands.filter((band) => band !== 'promoter').length - 1,
  };
}

/** The threshold at a cut; a cut outside the categories seen is at infinity. */
export function thresholdAt(thresholds: ArrayLike<number>, cut: number): number {
  if (cut < 0) return -Infinity;
  return cut < thresholds.length ? (thresholds[cut] ?? 0) : Infinity;
}
