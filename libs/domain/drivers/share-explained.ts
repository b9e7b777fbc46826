import { crossProducts, relativeImportance } from '../statistics/index.js';
import type { AnalysedAnswers } from './analysed-answers.js';
import type { JointFit } from './fit-drivers.js';

const SCORE = 'the score';

/** Johnson's relative weights of the KPIs, in their forms, for the score, as shares of what they explain together. */
export function sharesExplained(
  { scores, weights }: AnalysedAnswers,
  { columns, kpis }: JointFit,
): ReadonlyMap<string, number> {
  const used = columns.filter(({ name }) => kpis.includes(name));
  const importance = relativeImportance(
    crossProducts([...used, { name: SCORE, values: scores }], weights),
    SCORE,
    'johnson',
  );
  if (importance.status !== 'ok') return new Map();
  return new Map(
    importance.predictors.flatMap(({ name, share }) => (share === undefined ? [] : [[name, share] as const])),
  );
}
