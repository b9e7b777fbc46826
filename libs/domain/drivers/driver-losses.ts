import {
  cholesky,
  designOf,
  drawnIntervals,
  lossesWithout,
  npsCuts,
  randomSource,
  standardNormals,
  withInterval,
} from '../statistics/index.js';
import type { AnalysedAnswers } from './analysed-answers.js';
import type { LossOfKpi } from './driver-report.js';
import type { JointFit } from './fit-drivers.js';

/** Points lost of each KPI in the order of `kpis`, then of all at once, and the expected NPS as exposed. */
export function driverLosses(
  answers: AnalysedAnswers,
  { model, columns, kpis }: JointFit,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): { readonly fitted: number; readonly each: readonly LossOfKpi[]; readonly joint: LossOfKpi } {
  const design = designOf(model, columns, answers.weights);
  const parameters = Float64Array.from([...model.thresholds, ...model.coefficients]);
  const questions = [...kpis.map((kpi) => [kpi]), kpis].map((names) =>
    Uint8Array.from(model.predictors, (name) => (names.includes(name) ? 1 : 0)),
  );
  const thresholds = model.thresholds.length;
  const cuts = npsCuts(model);
  const { nps, losses } = lossesWithout(design, parameters, thresholds, cuts, questions);
  const factor = cholesky(model.covariance);
  const normal = standardNormals(randomSource(seed).uniform);
  const drawn = factor
    ? drawnIntervals({ design, parameters, thresholds, cuts, questions, losses, factor }, draws, normal)
    : [];
  const each = losses.map(({ loss, gradient }, q): LossOfKpi => {
    const { pointsLost: points, standardError, low, high } = withInterval(loss, gradient, model.covariance);
    return { points, standardError, interval: { low, high }, bootstrapInterval: drawn[q] ?? { low, high } };
  });
  const joint = each.at(-1) ?? { points: 0, standardError: 0, interval: none, bootstrapInterval: none };
  return { fitted: nps, each: each.slice(0, -1), joint };
}

const none = { low: 0, high: 0 };
