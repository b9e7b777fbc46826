import { npsBand, npsScore } from '../nps/index.js';
import {
  areaUnderCurve,
  calibration,
  designOf,
  npsCuts,
  tableOfSamples,
  type KpiForm,
  type OrdinalModel,
} from '../statistics/index.js';
import { answersAt, type AnalysedAnswers } from './analysed-answers.js';
import { fitDrivers, type JointFit } from './fit-drivers.js';
import { columnsOf } from './model-columns.js';
import type { OutOfTime } from './run-health.js';

const TRAINING_SHARE = 2 / 3;
/** No forecast is surer: a hundred faults round to a certainty, whose odds are infinite. */
const UNSURE = 1e-9;

/**
 * Fits the model on the first two thirds of the answers and forecasts the last third. What KPIs are worth is told by their part
 * alone: a model that knows only that businesses are stricter ranks detractors, too. The forms are those of all answers.
 */
export function checkOutOfTime(answers: AnalysedAnswers, formOf: (kpi: string) => KpiForm): OutOfTime {
  const cut = Math.floor(answers.n * TRAINING_SHARE);
  const positions = Int32Array.from({ length: answers.n }, (_, i) => i);
  const training = fitDrivers(answersAt(answers, positions.subarray(0, cut)), formOf, 'none');
  if (training.kind === 'unfitted') return { kind: 'unchecked', reason: `On the first two thirds: ${training.reason}` };
  if (training.kpis.length === 0)
    return { kind: 'unchecked', reason: 'On the first two thirds no KPI could be fitted.' };
  const later = answersAt(answers, positions.subarray(cut));
  const forecast = forecastOf(later, training, formOf);
  const detractor = Uint8Array.from(later.scores, (score) => (npsBand(score) === 'detractor' ? 1 : 0));
  const byKpis = auc(forecast.kpiPart, detractor);
  const byAll = auc(forecast.detractor, detractor);
  if (byKpis.status !== 'ok' || byAll.status !== 'ok' || !byKpis.deLong)
    return { kind: 'unchecked', reason: 'The last third of the answers has no detractors, or nobody else.' };
  const calibrated = calibration({ predicted: forecast.detractor, outcome: detractor });
  const { standardError, low, high } = byKpis.deLong;
  return {
    kind: 'checked',
    trainedOn: cut,
    testedOn: later.n,
    auc: byKpis.auc,
    standardError,
    interval: { low, high },
    aucWithControls: byAll.auc,
    calibrationInTheLarge: calibrated.status === 'ok' ? calibrated.inTheLarge.estimate : null,
    calibrationSlope: calibrated.status === 'ok' ? (calibrated.line?.slope.estimate ?? null) : null,
  };
}

/** Observed NPS of scores; weights count where given. */
export function observedNps({ scores, weights }: Pick<AnalysedAnswers, 'scores' | 'weights'>): number {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  let weighted = 0;
  let total = 0;
  for (let i = 0; i < scores.length; i += 1) {
    const band = npsBand(scores[i] ?? 0);
    const weight = weights?.[i] ?? 1;
    total += weight;
    if (band === 'promoter') {
      counts.promoters += 1;
      weighted += weight;
    } else if (band === 'detractor') {
      counts.detractors += 1;
      weighted -= weight;
    } else counts.passives += 1;
  }
  return weights ? (100 * weighted) / total : (npsScore(counts) ?? 0);
}

function auc(forecast: Float64Array, hit: Uint8Array) {
  return areaUnderCurve(
    tableOfSamples(
      forecast.filter((_, i) => hit[i] === 0),
      forecast.filter((_, i) => hit[i] === 1),
    ),
  );
}

/** Of each answer: P(≤ 6), and minus what its KPIs add to the linear predictor. */
function forecastOf(later: AnalysedAnswers, { model, columns, kpis }: JointFit, formOf: (kpi: string) => KpiForm) {
  const again = columnsOf(
    later,
    formOf,
    columns.map(({ name }) => name),
  );
  const design = designOf(model, again);
  const threshold = detractorThreshold(model);
  const isKpi = model.predictors.map((name) => kpis.includes(name));
  const kpiPart = new Float64Array(later.n);
  const detractor = new Float64Array(later.n);
  for (let row = 0; row < design.rows; row += 1) {
    let [eta, part] = [0, 0];
    for (let i = design.start[row] ?? 0; i < (design.start[row + 1] ?? 0); i += 1) {
      const k = design.column[i] ?? 0;
      const term = (design.value[i] ?? 0) * (model.coefficients[k] ?? 0);
      eta += term;
      if (isKpi[k]) part -= term;
    }
    const answer = design.order[row] ?? 0;
    kpiPart[answer] = part;
    detractor[answer] = Math.min(1 - UNSURE, Math.max(UNSURE, 1 / (1 + Math.exp(eta - threshold))));
  }
  return { kpiPart, detractor };
}

function detractorThreshold(model: OrdinalModel): number {
  const { detractor } = npsCuts(model);
  return model.thresholds[detractor] ?? (detractor < 0 ? -Infinity : Infinity);
}
