import { benjaminiHochberg } from './benjamini-hochberg.js';
import { kendallOfTable } from './kendall-of-table.js';
import type { KendallResult } from './kendall-result.js';
import type { LagBin } from './lag-bins.js';
import { spearmanOfTable } from './spearman-of-table.js';
import type { SpearmanResult } from './spearman-result.js';

/** How the score goes with the events of one stretch of age. */
export interface LagAssociation {
  readonly from: number;
  readonly to: number;
  readonly events: number;
  /** Answers with at least one such event. */
  readonly exposed: number;
  readonly kendall: KendallResult;
  readonly spearman: SpearmanResult;
  /** Kendall's p adjusted for the number of stretches that could be tested. */
  readonly kendallAdjustedP?: number;
}

/**
 * How long what happened still shows in the score: for each stretch of age, rank correlations of the number of events with the score,
 * their p adjusted over the stretches (Benjamini & Hochberg 1995). A stretch in which nobody had events cannot be tested.
 */
export function lagProfile(bins: readonly LagBin[]): LagAssociation[] {
  const kendalls = bins.map(({ table }) => kendallOfTable(table));
  const adjusted = benjaminiHochberg(kendalls.map((result) => (result.status === 'ok' ? result.p : null)));
  return bins.flatMap(({ from, to, table }, index) => {
    const kendall = kendalls[index];
    const q = adjusted[index];
    if (!kendall) return [];
    let events = 0;
    let exposed = 0;
    table.columnTotals.forEach((answers, column) => {
      const each = table.columnValues[column] ?? 0;
      events += answers * each;
      if (each > 0) exposed += answers;
    });
    const spearman = spearmanOfTable(table);
    return [{ from, to, events, exposed, kendall, spearman, ...(typeof q === 'number' && { kendallAdjustedP: q }) }];
  });
}
