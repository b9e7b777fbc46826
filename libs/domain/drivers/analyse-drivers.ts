import type { KpiForm } from '../statistics/index.js';
import { planOf, type AnalysisOptions, type AnalysisPlan, type DriverAnswers } from './analysis-input.js';
import type { AnalysedAnswers, LeftOutKpi } from './analysed-answers.js';
import { cautionsOfRun } from './cautions-of-run.js';
import { checkAssumption } from './check-assumption.js';
import { checkOutOfTime, observedNps } from './check-out-of-time.js';
import { checkResponse } from './check-response.js';
import { driverFindings } from './driver-findings.js';
import { driverLosses } from './driver-losses.js';
import { driverModel, type DriverModel } from './driver-model.js';
import type { DriverFinding, DriverReport } from './driver-report.js';
import { fitDrivers } from './fit-drivers.js';
import { formDrivers } from './form-drivers.js';
import type { RunHealth } from './run-health.js';
import { screenKpis } from './screen-kpis.js';
import { sharesExplained } from './share-explained.js';
import { siftAnswers } from './sift-answers.js';
import { verdictOfRun } from './verdict-of-run.js';

/** A report, and the model behind it for what-if questions and silent customers; no model where there is nothing to model. */
export interface DriverAnalysis {
  readonly report: DriverReport;
  readonly model: DriverModel | null;
}

/**
 * Which KPIs go with the score, how many NPS points go with each, and whether that can be relied on: one ordinal model of all KPIs
 * in forms chosen by likelihood, with controls, errors clustered by customer. Bad input gives a worded reason. The same input and
 * seed give the same bytes.
 * @throws RangeError for columns of different length; and whatever `progress` throws, to end it
 */
export function analyseDrivers(input: DriverAnswers, options: AnalysisOptions): DriverAnalysis {
  const plan = planOf(options);
  plan.progress(0, 'sift');
  const { answers, leftOut, notes } = siftAnswers(input);
  const refused = refusalOf(answers, plan);
  if (refused !== undefined) return noAnalysis(plan, answers, leftOut, notes, refused);
  plan.progress(0.05, 'screen');
  const screen = screenKpis(answers);
  plan.progress(0.1, 'straight fit');
  const straight = fitDrivers(answers, () => ({ kind: 'straight' }), 'none');
  if (straight.kind === 'unfitted') return noAnalysis(plan, answers, leftOut, notes, straight.reason);
  const forms = formDrivers(answers, straight.model.predictors, (done, of) =>
    plan.progress(0.2 + (0.35 * done) / of, 'form choice'),
  );
  const formOf = (kpi: string): KpiForm => forms.find((chosen) => chosen.kpi === kpi)?.form ?? { kind: 'straight' };
  const fittable = { ...answers, kpis: answers.kpis.filter(({ kpi }) => straight.kpis.includes(kpi)) };
  plan.progress(0.6, 'joint fit');
  const fit = fitDrivers(fittable, formOf);
  if (fit.kind === 'unfitted') return noAnalysis(plan, answers, leftOut, notes, fit.reason);
  const out = [...leftOut, ...straight.leftOut, ...fit.leftOut];
  if (fit.kpis.length === 0) return noAnalysis(plan, answers, out, notes, 'no KPI is left to fit.');
  plan.progress(0.7, 'points lost');
  const { fitted, each, joint } = driverLosses(fittable, fit, plan);
  const { falseDiscoveryRate } = plan;
  const shares = sharesExplained(fittable, fit);
  const drivers = driverFindings({ answers: fittable, fit, forms, losses: each, screen, shares, falseDiscoveryRate });
  plan.progress(0.8, 'out-of-time check');
  const outOfTime = checkOutOfTime(fittable, formOf);
  plan.progress(0.9, 'assumption test');
  const looked = {
    outOfTime,
    assumption: checkAssumption(fittable, fit),
    responseBias: checkResponse(fittable, input.population),
    answersPerParameter: answers.n / (fit.model.thresholds.length + fit.model.coefficients.length),
  };
  const health: RunHealth = { ...looked, cautions: cautionsOfRun(looked) };
  plan.progress(1, 'done');
  return {
    report: {
      ...verdictOfRun(drivers, health, falseDiscoveryRate),
      ...sizeOf(plan, answers),
      nps: { observed: observedNps(answers), fitted },
      drivers,
      jointLoss: joint,
      leftOut: out,
      health,
      notes: [...notes, ...new Set([...straight.notes, ...fit.notes]), ...extrapolations(drivers)],
    },
    model: driverModel(fittable, fit, formOf, plan),
  };
}

function extrapolations(drivers: readonly DriverFinding[]): string[] {
  const beyond = drivers.filter(({ extrapolated }) => extrapolated).map(({ kpi }) => kpi);
  if (beyond.length === 0) return [];
  return [`Hardly anybody was without ${beyond.join(', ')}: the points lost go beyond what was seen.`];
}

function refusalOf({ n, scores, kpis }: AnalysedAnswers, { minimumN }: AnalysisPlan): string | undefined {
  if (n < minimumN) return `too few answers: ${n} of the ${minimumN} needed.`;
  if (new Set(scores).size === 1)
    return `everybody gave the same score (${scores[0] ?? ''}), so nothing can go with it.`;
  if (kpis.length === 0) return 'there is no KPI that could be analysed.';
  return undefined;
}

function noAnalysis(
  plan: AnalysisPlan,
  answers: AnalysedAnswers,
  leftOut: readonly LeftOutKpi[],
  notes: readonly string[],
  why: string,
): DriverAnalysis {
  plan.progress(1, 'done');
  return {
    report: {
      verdict: 'no usable signal',
      verdictReason: `No usable signal: ${why}`,
      ...sizeOf(plan, answers),
      nps: answers.n === 0 ? null : { observed: observedNps(answers), fitted: observedNps(answers) },
      drivers: [],
      jointLoss: null,
      leftOut,
      health: null,
      notes,
    },
    model: null,
  };
}

function sizeOf({ seed }: AnalysisPlan, { n, customers }: AnalysedAnswers) {
  return { seed, n, customers: new Set(customers).size };
}
