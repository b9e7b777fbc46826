import {
  fitOrdinal,
  formedColumn,
  type KpiForm,
  type OrdinalModel,
  type PredictorColumn,
} from '../statistics/index.js';
import { controlColumns, type AnalysedAnswers, type LeftOutKpi } from './analysed-answers.js';

/** The joint model of all KPIs and controls, with the columns it was fitted on. */
export interface JointFit {
  readonly kind: 'fitted';
  readonly model: OrdinalModel;
  readonly columns: readonly PredictorColumn[];
  /** KPIs in the model. */
  readonly kpis: readonly string[];
  readonly leftOut: readonly LeftOutKpi[];
  readonly notes: readonly string[];
}

export type FittedOrNot = JointFit | { readonly kind: 'unfitted'; readonly reason: string };

const MOST_TRIES = 20;

/**
 * Fits score ~ KPIs in their forms + controls, errors clustered by customer. What tells answers apart without fail is taken out by
 * name and the rest fitted again: a KPI is left out with the reason, a level of a control is merged with the commonest.
 */
export function fitDrivers(
  answers: AnalysedAnswers,
  formOf: (kpi: string) => KpiForm,
  errors: 'clustered' | 'none' = 'clustered',
): FittedOrNot {
  const leftOut: LeftOutKpi[] = [];
  const notes: string[] = [];
  const merged = new Set<string>();
  let columns = answers.kpis.map(({ kpi, values, lagged }): PredictorColumn => ({
    name: kpi,
    values: formedColumn(formOf(kpi), values, lagged),
  }));
  let controls = controlColumns(answers.controls, merged);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    // Controls come first: a KPI that only repeats them goes, not they.
    const fit = fitOrdinal({
      columns: [...controls, ...columns],
      outcome: answers.scores,
      ...(answers.weights && { weights: answers.weights, weightKind: errors === 'none' ? 'frequency' : 'probability' }),
      ...(errors === 'clustered' && answersRepeat(answers) && { clusters: answers.customers }),
    });
    if (fit.status === 'converged') {
      for (const { name } of fit.dropped)
        if (columns.some((column) => column.name === name))
          leftOut.push({ kpi: name, reason: 'It is an exact copy or combination of other KPIs or of the controls.' });
      const kpis = fit.predictors.filter((name) => columns.some((column) => column.name === name));
      return { kind: 'fitted', model: fit, columns: [...controls, ...columns], kpis, leftOut, notes };
    }
    const culprits = fit.status === 'separated' ? fit.predictors : [];
    if (culprits.length === 0) return { kind: 'unfitted', reason: fit.reason };
    const levels = controls.filter(({ name }) => culprits.includes(name));
    if (levels.length > 0) {
      levels.forEach(({ name }) => merged.add(name));
      notes.push(`${culpritNames(levels)}: the answers there are all at one end; merged with the commonest level.`);
      controls = controlColumns(answers.controls, merged);
    } else {
      for (const kpi of culprits)
        leftOut.push({
          kpi,
          reason: 'It tells the scores apart without fail, so no finite effect fits: too few were exposed.',
        });
      columns = columns.filter(({ name }) => !culprits.includes(name));
    }
  }
  return { kind: 'unfitted', reason: 'Too many KPIs tell the scores apart without fail: collect more answers.' };
}

function culpritNames(levels: readonly PredictorColumn[]): string {
  return levels.map(({ name }) => name).join(', ');
}

function answersRepeat({ customers }: AnalysedAnswers): boolean {
  const seen = new Set<number>();
  for (const customer of customers) {
    if (seen.has(customer)) return true;
    seen.add(customer);
  }
  return false;
}
