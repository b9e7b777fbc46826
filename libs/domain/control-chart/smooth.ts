import { answerCount, npsScore } from '../nps/index.js';
import type { Baseline, ChartPoint, Smoothed } from './chart-state.js';

/** The smoothed score before the first point. */
export function startAt({ score }: Baseline): Smoothed {
  return { score, weight: 0, squares: 0 };
}

/** EWMA (Roberts 1959, Technometrics 1:239): λ of the point, 1 − λ of what was; weights and squares as the exact variance needs them. */
export function smooth({ score, weight, squares }: Smoothed, point: ChartPoint, lambda: number): Smoothed {
  const kept = 1 - lambda;
  return {
    score: kept * score + lambda * (npsScore(point) ?? score),
    weight: kept * weight + lambda,
    squares: kept * kept * squares + (lambda * lambda) / answerCount(point),
  };
}

/**
 * The error of smoothed less baseline, in points, exact for points of unequal n: σ²(Σ wᵢ²/nᵢ + (Σ wᵢ)²/N). The second part is that of
 * the baseline itself, which N answers told: without it a short baseline alarms often.
 */
export function errorOf({ weight, squares }: Smoothed, { counts, deviation }: Baseline): number {
  return deviation * Math.sqrt(squares + (weight * weight) / answerCount(counts));
}
