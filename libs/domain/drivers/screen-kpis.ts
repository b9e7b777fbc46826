import { benjaminiHochberg, kendallOfTable, tabulateScores } from '../statistics/index.js';
import type { AnalysedAnswers } from './analysed-answers.js';
import type { DriverFinding } from './driver-report.js';

/** Kendall's tau-b of each KPI alone with the score, adjusted for their number: the first look, which accuses decoys, too. */
export function screenKpis({ kpis, scores }: AnalysedAnswers): ReadonlyMap<string, DriverFinding['screen']> {
  const results = kpis.map(({ values }) => kendallOfTable(tabulateScores(scores, values)));
  const adjusted = benjaminiHochberg(results.map((result) => (result.status === 'ok' ? result.p : null)));
  return new Map(
    kpis.map(({ kpi }, index) => {
      const result = results[index];
      const adjustedP = adjusted[index];
      const told = result?.status === 'ok' && typeof adjustedP === 'number';
      return [kpi, told ? { tau: result.coefficient, p: result.p, adjustedP } : null];
    }),
  );
}
