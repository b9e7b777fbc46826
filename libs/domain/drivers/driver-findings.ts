import { benjaminiHochberg, eValue, Z95, type ChosenForm, type Interval, type KpiForm } from '../statistics/index.js';
import type { AnalysedAnswers, AnalysedKpi } from './analysed-answers.js';
import type { BreakpointFinding, DriverFinding, LossOfKpi, Quadrant } from './driver-report.js';
import type { JointFit } from './fit-drivers.js';
import { lagOfKpi } from './lag-of-kpi.js';

export interface Evidence {
  readonly answers: AnalysedAnswers;
  readonly fit: JointFit;
  readonly forms: readonly ChosenForm[];
  readonly losses: readonly LossOfKpi[];
  readonly screen: ReadonlyMap<string, DriverFinding['screen']>;
  readonly shares: ReadonlyMap<string, number>;
  readonly falseDiscoveryRate: number;
}

/** With more of the answers exposed, too few are left to tell what it is like without. */
const MOST_EXPOSED = 0.99;

/** What the joint model says of each KPI in it, the greatest loss first. */
export function driverFindings(evidence: Evidence): readonly DriverFinding[] {
  const { answers, fit, forms, losses, screen, shares, falseDiscoveryRate } = evidence;
  const positions = fit.kpis.map((kpi) => fit.model.predictors.indexOf(kpi));
  const adjusted = benjaminiHochberg(positions.map((at) => fit.model.p[at] ?? null));
  const exposedOf = new Map(answers.kpis.map(({ kpi, values }) => [kpi, countAbove(values)]));
  const meanExposed = mean(fit.kpis.map((kpi) => exposedOf.get(kpi) ?? 0));
  const findings = fit.kpis.flatMap((kpi, index): DriverFinding[] => {
    const at = positions[index] ?? 0;
    const loss = losses[index];
    const column = fit.columns.find(({ name }) => name === kpi);
    const analysed = answers.kpis.find((candidate) => candidate.kpi === kpi);
    const coefficient = fit.model.coefficients[at];
    const standardError = fit.model.standardErrors.coefficients[at];
    const p = fit.model.p[at];
    if (!loss || !column || !analysed || coefficient === undefined || standardError === undefined || p === undefined)
      return [];
    const chosen = forms.find((candidate) => candidate.kpi === kpi);
    const form: KpiForm = chosen?.form ?? { kind: 'straight' };
    const exposed = exposedOf.get(kpi) ?? 0;
    const adjustedP = adjusted[index] ?? 1;
    const odds = typicalOdds(coefficient, standardError, meanAbove(column.values));
    const share = shares.get(kpi) ?? null;
    const hidden = eValue(odds.oddsRatio, odds.oddsRatioInterval, 'odds-ratio-common');
    return [
      {
        kpi,
        n: answers.n,
        exposed,
        screen: screen.get(kpi) ?? null,
        form,
        formGain: chosen?.gain ?? 0,
        coefficient,
        standardError,
        ...odds,
        p,
        adjustedP,
        loss,
        extrapolated: exposed > MOST_EXPOSED * answers.n,
        shareOfExplained: share,
        breakpoint: breakpointOf(chosen),
        lag: lagOfKpi(analysed, answers),
        lagNote: analysed.lagNote,
        eValue: hidden.eValue,
        eValueOfLimit: hidden.eValueOfLimit,
        flagged: adjustedP < falseDiscoveryRate && isPlausible(analysed, coefficient),
        quadrant: quadrantOf((share ?? 0) >= 1 / fit.kpis.length, exposed >= meanExposed),
      },
    ];
  });
  return findings.sort((a, b) => b.loss.points - a.loss.points || (a.kpi < b.kpi ? -1 : 1));
}

/** Odds ratio of the mean exposure among the exposed, kept within what a double can tell of a ratio. */
function typicalOdds(coefficient: number, standardError: number, typical: number) {
  const ratio = (logit: number) => Math.exp(Math.max(-300, Math.min(300, logit * typical)));
  const margin = Z95 * standardError;
  const oddsRatioInterval: Interval = { low: ratio(coefficient - margin), high: ratio(coefficient + margin) };
  return { oddsRatio: ratio(coefficient), oddsRatioInterval };
}

function breakpointOf(chosen: ChosenForm | undefined): BreakpointFinding {
  if (!chosen) return { kind: 'none', reason: 'No form could be chosen: the model of straight lines has no fit.' };
  if (chosen.form.kind !== 'threshold' || !chosen.breakpoint)
    return {
      kind: 'none',
      reason: `The answers fit a ${WORDS[chosen.form.kind]} at least as well: no point from which on it starts.`,
    };
  const { breakpoint, interval } = chosen.breakpoint;
  return { kind: 'found', value: breakpoint, interval };
}

const WORDS = {
  straight: 'straight line',
  log: 'curve that flattens',
  decay: 'decay over time',
  threshold: 'straight line',
} as const;

function isPlausible({ direction }: AnalysedKpi, coefficient: number): boolean {
  return direction === 'none' ? coefficient !== 0 : direction === 'worse' ? coefficient < 0 : coefficient > 0;
}

/** Importance–performance analysis (Martilla & James 1977, Journal of Marketing 41:77): cut at an equal share and at the mean reach. */
function quadrantOf(important: boolean, common: boolean): Quadrant {
  if (important) return common ? 'mend first' : 'keep it rare';
  return common ? 'many, but harmless' : 'leave';
}

function countAbove(values: Float64Array): number {
  return values.reduce((count, value) => count + Number(value > 0), 0);
}

function meanAbove(values: ArrayLike<number>): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (value === 0) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
