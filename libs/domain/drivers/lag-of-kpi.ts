import { lagProfile, tabulateScores } from '../statistics/index.js';
import type { AnalysedAnswers, AnalysedKpi } from './analysed-answers.js';

/** How the score goes with the events of one stretch of age, taken alone. */
export interface LagStretch {
  readonly fromDays: number;
  readonly toDays: number;
  /** Answers with at least one such event. */
  readonly exposed: number;
  /** Kendall's tau-b and its p, adjusted for the number of stretches; null where it cannot be tested. */
  readonly tau: number | null;
  readonly adjustedP: number | null;
}

const EDGES_DAYS = [0, 1, 3, 7, 14, 28, 56];

/** How long what happened still shows in the score: for KPIs whose events are given by age, else null. */
export function lagOfKpi({ lagged }: AnalysedKpi, { scores }: AnalysedAnswers): readonly LagStretch[] | null {
  if (!lagged) return null;
  const bins = EDGES_DAYS.slice(1).flatMap((to, index) => {
    const from = EDGES_DAYS[index] ?? 0;
    const within = lagged.counts.filter((_, age) => {
      const days = lagged.ageDays[age] ?? Number.NaN;
      return days >= from && days < to;
    });
    if (within.length === 0) return [];
    const events = new Float64Array(scores.length);
    for (const counts of within)
      for (let i = 0; i < events.length; i += 1) events[i] = (events[i] ?? 0) + (counts[i] ?? 0);
    return [{ from, to, table: tabulateScores(scores, events) }];
  });
  return lagProfile(bins).map(({ from, to, exposed, kendall, kendallAdjustedP }) => ({
    fromDays: from,
    toDays: to,
    exposed,
    tau: kendall.status === 'ok' ? kendall.coefficient : null,
    adjustedP: kendallAdjustedP ?? null,
  }));
}
