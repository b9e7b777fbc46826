import { FormBench } from './form-bench.js';
import { breakpointGrid, HALF_LIVES_DAYS } from './form-grid.js';
import { formedColumn, type KpiForm, type LaggedCounts } from './form-of-kpi.js';
import { searchGrid } from './form-search.js';
import { ordinalBreakpoint, type OrdinalBreakpoint } from './ordinal-breakpoint.js';
import type { OrdinalDesign } from './ordinal-design.js';

/** A KPI whose form is to be chosen: exposures ≥ 0, and the events by age where a decay may be tried. */
export interface KpiExposures {
  readonly kpi: string;
  readonly values: ArrayLike<number>;
  readonly lagged?: LaggedCounts;
}

export interface ChosenForm {
  readonly kpi: string;
  readonly form: KpiForm;
  /** Log-likelihood gained over a straight line. */
  readonly gain: number;
  /** Log-likelihood lost were the KPI left out. */
  readonly worth: number;
  /** Profile of the breakpoint, where the form is a threshold. */
  readonly breakpoint?: OrdinalBreakpoint;
}

/** A curve without a parameter of its own must gain this much log-likelihood over a straight line; one with a searched parameter more. */
const LEAST_GAIN = 1;
const LEAST_GAIN_OF_SEARCHED = 3;
/**
 * A KPI worth less than this (p above about 0.002) keeps its straight line: the best of twenty curves through noise would look
 * like an effect, and a shape cannot be told from what can hardly be seen.
 */
const LEAST_WORTH = 5;
const PASSES = 2;
/** A grid whose every fourth value is worth less than this is not searched further: its best would not reach the least worth. */
const HOPELESS = 2.5;
const FAR_BEHIND = 20;

/**
 * Chooses a form for each KPI by the likelihood of the joint ordinal model, the others as they stand, twice over all.
 * @param design answers with the KPIs' exposures as they are in its first columns, in the order of `kpis`; its values are
 * overwritten
 * @param onKpi told after each KPI how many of how many steps are done; may throw to end it
 * @returns `undefined` where the model of straight lines has no fit
 */
export function chooseForms(
  design: OrdinalDesign,
  kpis: readonly KpiExposures[],
  onKpi: (done: number, of: number) => void = () => undefined,
): readonly ChosenForm[] | undefined {
  const bench = FormBench.of(design);
  if (!bench) return undefined;
  const chosen = kpis.map(({ kpi }): ChosenForm => ({ kpi, form: { kind: 'straight' }, gain: 0, worth: 0 }));
  const families = kpis.map((): ReadonlySet<Family> => new Set(ALL_FAMILIES));
  const steps = kpis.length * PASSES;
  for (let step = 0; step < steps; step += 1) {
    const k = step % kpis.length;
    const exposures = kpis[k];
    if (!exposures) continue;
    const trial = tryForms(bench, k, exposures, families[k] ?? new Set());
    const choice = choiceAmong(trial);
    bench.take(k, formedColumn(choice.form, exposures.values, exposures.lagged));
    families[k] = stillInTheRunning(trial);
    const isLast = step >= steps - kpis.length;
    chosen[k] = { kpi: exposures.kpi, ...choice, ...(isLast && profileOf(bench, k, exposures, choice.form)) };
    onKpi(step + 1, steps);
  }
  return chosen;
}

type Family = 'log' | 'threshold' | 'decay';
const ALL_FAMILIES: readonly Family[] = ['log', 'threshold', 'decay'];

interface Candidate {
  readonly form: KpiForm;
  readonly logLikelihood: number;
  readonly leastGain: number;
}

interface Trial {
  readonly nothing: number;
  readonly straight: number;
  readonly candidates: readonly Candidate[];
}

function tryForms(bench: FormBench, k: number, exposures: KpiExposures, families: ReadonlySet<Family>): Trial {
  const { values, lagged } = exposures;
  const likelihoodOf = (form: KpiForm) => bench.with(k, formedColumn(form, values, lagged));
  const nothing = bench.without(k);
  const straight = likelihoodOf({ kind: 'straight' });
  const candidates: Candidate[] = [];
  if (families.has('log')) {
    const form: KpiForm = { kind: 'log' };
    candidates.push({ form, logLikelihood: likelihoodOf(form), leastGain: LEAST_GAIN });
  }
  const search = (family: Family, grid: readonly number[], formAt: (value: number) => KpiForm) => {
    if (!families.has(family)) return;
    const found = searchGrid(grid, (value) => likelihoodOf(formAt(value)), nothing + HOPELESS);
    if (!found) return;
    candidates.push({
      form: formAt(found.value),
      logLikelihood: found.logLikelihood,
      leastGain: LEAST_GAIN_OF_SEARCHED,
    });
  };
  search('threshold', breakpointGrid(values), (breakpoint) => ({ kind: 'threshold', breakpoint }));
  if (lagged) search('decay', HALF_LIVES_DAYS, (halfLifeDays) => ({ kind: 'decay', halfLifeDays }));
  return { nothing, straight, candidates };
}

function choiceAmong({ nothing, straight, candidates }: Trial): Omit<ChosenForm, 'kpi'> {
  const best = candidates
    .filter(
      ({ logLikelihood, leastGain }) => logLikelihood - straight > leastGain && logLikelihood - nothing > LEAST_WORTH,
    )
    .reduce<Candidate | undefined>((a, b) => (a && a.logLikelihood >= b.logLikelihood ? a : b), undefined);
  return {
    form: best?.form ?? { kind: 'straight' },
    gain: best ? best.logLikelihood - straight : 0,
    worth: (best?.logLikelihood ?? straight) - nothing,
  };
}

/** What the next pass tries again: the other KPIs' forms move these log-likelihoods, but not by so much. */
function stillInTheRunning({ straight, candidates }: Trial): ReadonlySet<Family> {
  const best = candidates.reduce((most, { logLikelihood }) => Math.max(most, logLikelihood), straight);
  const near = candidates.filter(({ logLikelihood }) => logLikelihood > best - FAR_BEHIND);
  return new Set(near.flatMap(({ form }) => (form.kind === 'straight' ? [] : [form.kind])));
}

function profileOf(bench: FormBench, k: number, { values, lagged }: KpiExposures, form: KpiForm) {
  if (form.kind !== 'threshold') return {};
  const breakpoint = ordinalBreakpoint(breakpointGrid(values), (value) =>
    bench.with(k, formedColumn({ kind: 'threshold', breakpoint: value }, values, lagged)),
  );
  return breakpoint ? { breakpoint } : {};
}
