import { lagProfile, mergeTables, tabulateScores } from '../statistics/index.js';
import type { AnalysedAnswers, AnalysedKpi } from './analysed-answers.js';
import { CHUNK_ROWS, inChunks } from './in-chunks.js';

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

/** How long what happened still shows in the score: for KPIs whose events are given by age, else null. Answers that do not know every age are not in it. */
export function lagOfKpi(
  { lagged }: AnalysedKpi,
  { n, scores }: AnalysedAnswers,
  chunkRows = CHUNK_ROWS,
): readonly LagStretch[] | null {
  if (!lagged) return null;
  const { ageDays, counts, ageless } = lagged;
  const bins = EDGES_DAYS.slice(1).flatMap((to, index) => {
    const from = EDGES_DAYS[index] ?? 0;
    const within = counts.filter((_, age) => {
      const days = ageDays[age] ?? Number.NaN;
      return days >= from && days < to;
    });
    if (within.length === 0) return [];
    const tables = inChunks(n, chunkRows, (first, end) => {
      const known = new Int32Array(end - first);
      let size = 0;
      for (let i = first; i < end; i += 1) if (!((ageless?.[i] ?? 0) > 0)) known[size++] = i;
      const own = known.subarray(0, size);
      const events = new Float64Array(size);
      for (const ofAge of within)
        for (let at = 0; at < size; at += 1) events[at] = (events[at] ?? 0) + (ofAge[own[at] ?? 0] ?? 0);
      return tabulateScores(scoresAt(scores, own), events);
    });
    return [{ from, to, table: mergeTables(tables) }];
  });
  return lagProfile(bins).map(({ from, to, exposed, kendall, kendallAdjustedP }) => ({
    fromDays: from,
    toDays: to,
    exposed,
    tau: kendall.status === 'ok' ? kendall.coefficient : null,
    adjustedP: kendallAdjustedP ?? null,
  }));
}

function scoresAt(scores: Uint8Array, positions: Int32Array): Uint8Array {
  const own = new Uint8Array(positions.length);
  for (let at = 0; at < own.length; at += 1) own[at] = scores[positions[at] ?? 0] ?? 0;
  return own;
}
