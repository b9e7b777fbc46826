import { weightOfExposure } from '../statistics/index.js';
import type { DriverModel } from './driver-model.js';

/** What the model expects of a respondent, with the slope by each estimate: thresholds, KPIs, levels. */
export interface Expected {
  /** NPS points, −100..100. */
  readonly nps: number;
  /** Chance of a score up to 6. */
  readonly detractor: number;
  readonly gradient: Float64Array;
}

/** @param exposures per KPI of the model, in its order; @param levels positions of the respondent's levels in `model.levels` */
export function expectedAnswer(model: DriverModel, exposures: ArrayLike<number>, levels: readonly number[]): Expected {
  const { thresholds, kpis, cuts } = model;
  const gradient = new Float64Array(thresholds.length + kpis.length + model.levels.length);
  const weights = kpis.map(({ form }, k) => weightOfExposure(form, exposures[k] ?? 0));
  const eta =
    kpis.reduce((sum, { coefficient }, k) => sum + coefficient * (weights[k] ?? 0), 0) +
    levels.reduce((sum, at) => sum + (model.levels[at]?.coefficient ?? 0), 0);
  const lower = cutAt(thresholds, cuts.detractor);
  const upper = cutAt(thresholds, cuts.promoter);
  const detractor = 1 / (1 + Math.exp(eta - lower));
  const promoter = 1 / (1 + Math.exp(upper - eta));
  const lowerDensity = 100 * detractor * (1 - detractor);
  const upperDensity = 100 * promoter * (1 - promoter);
  if (Number.isFinite(lower)) gradient[cuts.detractor] = -lowerDensity;
  if (Number.isFinite(upper)) gradient[cuts.promoter] = (gradient[cuts.promoter] ?? 0) - upperDensity;
  const density = lowerDensity + upperDensity;
  weights.forEach((weight, k) => (gradient[thresholds.length + k] = density * weight));
  for (const at of levels) gradient[thresholds.length + kpis.length + at] = density;
  return { nps: 100 * (promoter - detractor), detractor, gradient };
}

function cutAt(thresholds: readonly number[], cut: number): number {
  return cut < 0 ? -Infinity : (thresholds[cut] ?? Infinity);
}
