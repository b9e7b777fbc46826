import type { FinishedRun } from '@sidetone/testing/stack';
import type { Replayed } from '../send/replay-file.js';
import type { SurveyMap } from '../survey-map/survey-map.js';
import type { Fates, Nps } from './ask-platform.js';

/** The result file of a replay. */
export interface ReplayResult {
  readonly survey: string;
  /** Rows of the file below its header: accepted + duplicate + refused. */
  readonly rows: number;
  readonly answers: {
    readonly accepted: number;
    /** Lines that were here before. */
    readonly duplicate: number;
    readonly refused: number;
    readonly reasons: Readonly<Record<string, number>>;
  };
  /** Events sent: stored + dropped + dead-lettered. */
  readonly events: { readonly sent: number; readonly measurements: number; readonly unusableCells: number } & Fates;
  readonly nps: Nps;
  readonly verdict: string;
  readonly verdictReason: string;
  readonly drivers: FinishedRun['drivers'];
  readonly leftOut: FinishedRun['leftOut'];
}

export interface ReplayFindings {
  readonly replayed: Replayed;
  readonly before: Fates;
  readonly after: Fates;
  readonly nps: Nps;
  readonly ranking: FinishedRun;
}

export function replayResult(
  { survey }: SurveyMap,
  { replayed, before, after, nps, ranking }: ReplayFindings,
): ReplayResult {
  const { rows, accepted, duplicate, refused, events, measurements, unusableCells } = replayed;
  return {
    survey: survey.id,
    rows,
    answers: { accepted, duplicate, refused: sum(Object.values(refused)), reasons: refused },
    events: {
      sent: events,
      measurements,
      unusableCells,
      stored: after.stored - before.stored,
      dropped: after.dropped - before.dropped,
      deadLettered: after.deadLettered - before.deadLettered,
    },
    nps: { score: nps.score, low: nps.low, high: nps.high, n: nps.n },
    verdict: ranking.verdict,
    verdictReason: ranking.verdictReason,
    drivers: ranking.drivers,
    leftOut: ranking.leftOut,
  };
}

/** What does not add up, a sentence each; empty when every row and event is accounted for. */
export function missingFrom({ rows, answers, events }: ReplayResult): readonly string[] {
  const answered = answers.accepted + answers.duplicate + answers.refused;
  const accounted = events.stored + events.dropped + events.deadLettered;
  return [
    ...(answered === rows ? [] : [`The file has ${rows} rows and the results account for ${answered}.`]),
    ...(accounted === events.sent
      ? []
      : [`${events.sent} events were sent and the platform accounts for ${accounted}.`]),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
