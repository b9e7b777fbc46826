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
  /** Profile of the breakpoint, where one can be tried. */
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
  const steps = kpis.length * PASSES;
  for (let step = 0; step < steps; step += 1) {
    const k = step % kpis.length;
    const exposures = kpis[k];
    if (!exposures) continue;
    const choice = chooseForm(bench, k, exposures, step >= kpis.length);
    bench.take(k, formedColumn(choice.form, exposures.values, exposures.lagged));
    chosen[k] = choice;
    onKpi(step + 1, steps);
  }
  return chosen;
}

interface Candidate {
  readonly form: KpiForm;
  readonly logLikelihood: number;
  readonly leastGain: number;
}

function chooseForm(bench: FormBench, k: number, exposures: KpiExposures, isLastPass: boolean): ChosenForm {
  const { kpi, values, lagged } = exposures;
  const likelihoodOf = (form: KpiForm) => bench.with(k, formedColumn(form, values, lagged));
  const nothing = bench.without(k);
  const straight = likelihoodOf({ kind: 'straight' });
  const grid = breakpointGrid(values);
  const atBreakpoint = (breakpoint: number) => likelihoodOf({ kind: 'threshold', breakpoint });
  const threshold = isLastPass ? ordinalBreakpoint(grid, atBreakpoint) : undefined;
  const searched = threshold
    ? { value: threshold.breakpoint, logLikelihood: threshold.logLikelihood }
    : searchGrid(grid, atBreakpoint);
  const decay = lagged && searchGrid(HALF_LIVES_DAYS, (halfLifeDays) => likelihoodOf({ kind: 'decay', halfLifeDays }));
  const candidates: Candidate[] = [
    { form: { kind: 'log' }, logLikelihood: likelihoodOf({ kind: 'log' }), leastGain: LEAST_GAIN },
    ...(searched
      ? [
          {
            form: { kind: 'threshold', breakpoint: searched.value } as const,
            logLikelihood: searched.logLikelihood,
            leastGain: LEAST_GAIN_OF_SEARCHED,
          },
        ]
      : []),
    ...(decay
      ? [
          {
            form: { kind: 'decay', halfLifeDays: decay.value } as const,
            logLikelihood: decay.logLikelihood,
            leastGain: LEAST_GAIN_OF_SEARCHED,
          },
        ]
      : []),
  ];
  const best = candidates
    .filter(
      ({ logLikelihood, leastGain }) => logLikelihood - straight > leastGain && logLikelihood - nothing > LEAST_WORTH,
    )
    .reduce<Candidate | undefined>((a, b) => (a && a.logLikelihood >= b.logLikelihood ? a : b), undefined);
  return {
    kpi,
    form: best?.form ?? { kind: 'straight' },
    gain: best ? best.logLikelihood - straight : 0,
    worth: (best?.logLikelihood ?? straight) - nothing,
    ...(threshold && { breakpoint: threshold }),
  };
}
