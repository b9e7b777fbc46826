import {
  benjaminiHochberg,
  kendallInterval,
  kendallOfTable,
  mergeTables,
  tabulateScores,
} from '../statistics/index.js';
import type { AnalysedAnswers } from './analysed-answers.js';
import type { DriverFinding } from './driver-report.js';
import { CHUNK_ROWS, inChunks } from './in-chunks.js';

/**
 * Kendall's tau-b of each KPI alone with the score, adjusted for their number: the first look, which accuses decoys, too. Tables are
 * made chunk by chunk and merged, which is exact.
 */
export function screenKpis(
  { n, kpis, scores }: Pick<AnalysedAnswers, 'n' | 'kpis' | 'scores'>,
  chunkRows = CHUNK_ROWS,
): ReadonlyMap<string, DriverFinding['screen']> {
  const results = kpis.map(({ values }) => {
    const table = mergeTables(
      inChunks(n, chunkRows, (from, to) => tabulateScores(scores.subarray(from, to), values.subarray(from, to))),
    );
    const result = kendallOfTable(table);
    return { result, interval: result.status === 'ok' ? kendallInterval(table, result.coefficient) : undefined };
  });
  const adjusted = benjaminiHochberg(results.map(({ result }) => (result.status === 'ok' ? result.p : null)));
  return new Map(
    kpis.map(({ kpi }, index) => {
      const { result, interval } = results[index] ?? {};
      const adjustedP = adjusted[index];
      const told = result?.status === 'ok' && interval && typeof adjustedP === 'number';
      return [kpi, told ? { tau: result.coefficient, interval, p: result.p, adjustedP } : null];
    }),
  );
}
