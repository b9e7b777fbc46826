import { formedColumn, npsCuts, type KpiForm } from '../statistics/index.js';
import { calibrateTenths, type CalibrationTenth } from './calibrate-tenths.js';
import { evenlySpaced, levelName, type AnalysedAnswers, type AnalysedControl } from './analysed-answers.js';
import type { JointFit } from './fit-drivers.js';
import { occurringCodes } from './gather-columns.js';

/** The fitted model as plain data: it can be kept as JSON and asked later. */
export interface DriverModel {
  readonly thresholds: readonly number[];
  /** Positions of the NPS cuts among the thresholds; −1 and the number of thresholds are beyond what was answered. */
  readonly cuts: { readonly detractor: number; readonly promoter: number };
  readonly kpis: readonly ModelledKpi[];
  readonly levels: readonly { readonly control: string; readonly level: string; readonly coefficient: number }[];
  /** What levels each control had, so that strangers are known as such. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  /** Share of each of these levels among the answers, 0–1, by weight: where a level is not known it is averaged over. */
  readonly levelShares: Readonly<Record<string, readonly number[]>>;
  /** Covariance of thresholds, KPIs' coefficients and levels' coefficients, row by row. */
  readonly covariance: readonly number[];
  /** How the model meets those who answered. */
  readonly calibration: readonly CalibrationTenth[];
  /** Respondents, evenly spaced in time: exposures per KPI (a decay summed by age) and the position of each of their levels in `levels`. */
  readonly respondents: {
    readonly exposures: readonly (readonly number[])[];
    readonly levels: readonly (readonly number[])[];
    readonly weights: readonly number[];
  };
}

export interface ModelledKpi {
  readonly kpi: string;
  readonly form: KpiForm;
  readonly coefficient: number;
  /** Highest exposure among the answers. */
  readonly highest: number;
}

/** The model of a fit, with some of its respondents. */
export function driverModel(
  answers: AnalysedAnswers,
  fit: JointFit,
  formOf: (kpi: string) => KpiForm,
  { keptRespondents }: { readonly keptRespondents: number },
): DriverModel {
  const { model, kpis } = fit;
  const exposures = kpis.map((kpi) => {
    const column = answers.kpis.find((candidate) => candidate.kpi === kpi);
    if (!column) return new Float64Array(answers.n);
    const form = formOf(kpi);
    return form.kind === 'decay' ? formedColumn(form, column.values, column.lagged) : column.values;
  });
  const levels = answers.controls.flatMap(({ name, levels: of }) =>
    of.flatMap((level) => {
      const at = model.predictors.indexOf(levelName(name, level));
      return at < 0 ? [] : [{ control: name, level, coefficient: model.coefficients[at] ?? 0 }];
    }),
  );
  const order = [...kpis, ...levels.map(({ control, level }) => levelName(control, level))];
  const kept = [...evenlySpaced(answers.n, keptRespondents)];
  return {
    thresholds: model.thresholds,
    cuts: npsCuts(model),
    kpis: kpis.map((kpi, k) => ({
      kpi,
      form: formOf(kpi),
      coefficient: model.coefficients[model.predictors.indexOf(kpi)] ?? 0,
      highest: (exposures[k] ?? new Float64Array()).reduce((most, value) => Math.max(most, value), 0),
    })),
    levels,
    controls: Object.fromEntries(
      answers.controls.map(({ name, levels: of, codes }) => {
        const occurs = occurringCodes(codes, of.length);
        return [name, of.filter((_, code) => occurs[code] === 1)];
      }),
    ),
    levelShares: Object.fromEntries(answers.controls.map((control) => [control.name, sharesOf(control, answers)])),
    covariance: reordered(
      model.covariance.values,
      model.thresholds.length,
      order.map((name) => model.predictors.indexOf(name)),
    ),
    calibration: calibrateTenths(answers, fit, npsCuts(model)),
    respondents: {
      exposures: kept.map((at) => exposures.map((values) => values[at] ?? 0)),
      levels: kept.map((at) =>
        answers.controls.flatMap(({ name, levels: of, codes }) => {
          const own = of[codes[at] ?? 0];
          const position = levels.findIndex(({ control, level }) => control === name && level === own);
          return position < 0 ? [] : [position];
        }),
      ),
      weights: kept.map((at) => answers.weights?.[at] ?? 1),
    },
  };
}

function reordered(values: Float64Array, thresholds: number, predictors: readonly number[]): number[] {
  const size = Math.round(Math.sqrt(values.length));
  const order = [...Array.from({ length: thresholds }, (_, j) => j), ...predictors.map((at) => thresholds + at)];
  return order.flatMap((i) => order.map((j) => values[i * size + j] ?? 0));
}

/** Of the levels that occur, in their order. */
function sharesOf({ levels, codes }: AnalysedControl, { n, weights }: AnalysedAnswers): number[] {
  const sums = new Float64Array(levels.length);
  for (let i = 0; i < n; i += 1) {
    const code = codes[i] ?? 0;
    sums[code] = (sums[code] ?? 0) + (weights?.[i] ?? 1);
  }
  const total = sums.reduce((sum, weight) => sum + weight, 0);
  const occurs = occurringCodes(codes, levels.length);
  return levels.flatMap((_, code) => (occurs[code] === 1 ? [(sums[code] ?? 0) / total] : []));
}
