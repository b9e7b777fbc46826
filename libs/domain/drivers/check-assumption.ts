import { npsBand } from '../nps/index.js';
import { benjaminiHochberg, brantTest } from '../statistics/index.js';
import type { AnalysedAnswers } from './analysed-answers.js';
import type { JointFit } from './fit-drivers.js';
import type { Assumption } from './run-health.js';

/** A thousand tests of sound worlds may call one broken. */
const SIGNIFICANCE = 0.001;
/** Among very many answers any unevenness is significant; slopes this near to each other, in share of the larger, do no harm. */
const HARMLESS_DIFFERENCE = 0.2;

const BAND_NUMBER = { detractor: 0, passive: 1, promoter: 2 } as const;

/**
 * Brant's test on the three bands, KPIs and controls in their forms. Broken means that a KPI's slopes at the two cuts differ surely
 * and by more than a fifth: then one odds ratio does not tell all, and the two slopes stand in the result.
 */
export function checkAssumption(answers: AnalysedAnswers, { columns, kpis, model }: JointFit): Assumption {
  const bands = Uint8Array.from(answers.scores, (score) => BAND_NUMBER[npsBand(score)]);
  const test = brantTest({
    columns: columns.filter(({ name }) => model.predictors.includes(name)),
    outcome: bands,
    ...(answers.weights && { weights: answers.weights }),
  });
  if (test.status !== 'ok') return { kind: 'untested', reason: test.reason };
  const adjusted = benjaminiHochberg(kpis.map((kpi) => test.perPredictor[kpi]?.p ?? null));
  const [low, high] = test.cuts;
  const uneven = kpis
    .map((kpi, index) => {
      const at = test.predictors.indexOf(kpi);
      return {
        kpi,
        p: adjusted[index] ?? 1,
        coefficientAtDetractors: low?.coefficients[at] ?? 0,
        coefficientAtPromoters: high?.coefficients[at] ?? 0,
      };
    })
    .filter(({ p, coefficientAtDetractors: a, coefficientAtPromoters: b }) => p < SIGNIFICANCE && apart(a, b))
    .sort((a, b) => a.p - b.p);
  const broken = uneven.length > 0;
  return {
    kind: broken ? 'broken' : 'holds',
    ...test.omnibus,
    kpis: uneven,
    reason: broken
      ? `${uneven.map(({ kpi }) => kpi).join(', ')}: not the same at the detractors' cut as at the promoters', so one odds ratio does not tell all of it.`
      : 'Each KPI moves the detractors’ and the promoters’ cut alike, as far as these answers show.',
  };
}

function apart(a: number, b: number): boolean {
  return Math.abs(a - b) > HARMLESS_DIFFERENCE * Math.max(Math.abs(a), Math.abs(b));
}
