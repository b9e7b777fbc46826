import { analyseDrivers, type DriverAnswers } from '@sidetone/domain/drivers';
import { bootstrapNps, countScores } from '@sidetone/domain/nps';
import {
  crossProducts,
  fitOrdinal,
  kendallOfTable,
  relativeImportance,
  spearmanOfTable,
  tabulateScores,
} from '@sidetone/domain/statistics';
import type { OwnTask } from './contests.js';
import type { TaskDone } from './party-words.js';

type Values = TaskDone['values'];
export type TaskName = OwnTask | 'drivers';

const SEED = 1;
const DRAWS = 2_000;
const OUTCOME = 'score';

/**
 * What we compute, by name, each from the rows of the answers, but the bootstrap, which is of their counts as the peer's is.
 * They throw where there is no number: a refusal would be fast, too.
 */
export function ownTasks({ scores: given, ...answers }: DriverAnswers): Readonly<Record<TaskName, () => Values>> {
  const scores = Uint8Array.from(given);
  const counts = countScores(scores);
  const columns = answers.kpis.map(({ kpi, values }) => ({ name: kpi, values }));
  const ranked = (correlate: typeof spearmanOfTable | typeof kendallOfTable): Values => {
    const results = columns.map(({ values }) => {
      const result = correlate(tabulateScores(scores, values));
      if (result.status !== 'ok') throw new Error(result.reason);
      return result;
    });
    return { coefficient: results.map(({ coefficient }) => coefficient), p: results.map(({ p }) => p) };
  };
  const importance = (method: 'johnson' | 'lmg'): Values => {
    const result = relativeImportance(crossProducts([...columns, { name: OUTCOME, values: scores }]), OUTCOME, method);
    if (result.status !== 'ok') throw new Error(result.reason);
    return { weight: result.predictors.map(({ weight }) => weight) };
  };
  return {
    ordinal: () => {
      const fit = fitOrdinal({ columns, outcome: scores });
      if (fit.status !== 'converged') throw new Error(fit.reason);
      return { coefficient: fit.coefficients, error: fit.standardErrors.coefficients };
    },
    spearman: () => ranked(spearmanOfTable),
    kendall: () => ranked(kendallOfTable),
    johnson: () => importance('johnson'),
    lmg: () => importance('lmg'),
    bootstrap: () => {
      const result = bootstrapNps(counts, { seed: SEED, draws: DRAWS });
      if (result.status !== 'ok') throw new Error(result.reason);
      return { estimate: [result.estimate], error: [result.standardError] };
    },
    drivers: () => {
      const { report } = analyseDrivers({ scores, ...answers }, { seed: SEED });
      if (report.health === null) throw new Error(report.verdictReason);
      return { pointsLost: report.drivers.map(({ loss }) => loss.points) };
    },
  };
}
