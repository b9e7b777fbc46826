import { Type, type Static } from '@sinclair/typebox';
import type { ServiceApi } from '@sidetone/testing/stack';
import type { Counts, Movement } from '../truth/hand-score.js';
import type { MovementAsked } from '../truth/movements-asked.js';
import type { SurveyReport } from './survey-report.js';

const number = Type.Number();
const text = Type.String();
const reading = Type.Object({ promoters: number, passives: number, detractors: number, minimumN: number });
const compareShape = Type.Object({
  current: Type.Object({ reading }),
  reference: Type.Object({ reading }),
  change: Type.Object({
    verdict: Type.Union((['up', 'down', 'noEvidence', 'tooFew'] as const).map((word) => Type.Literal(word))),
    difference: Type.Optional(number),
    low: Type.Optional(number),
    high: Type.Optional(number),
  }),
});
const recoveryShape = Type.Object({
  answered: number,
  recovered: number,
  byVerification: number,
  rate: Type.Optional(number),
  interval: Type.Optional(Type.Object({ low: number, high: number })),
  left: Type.Object({ notDetractor: number, notResolved: number, silent: number }),
});
const waveShape = Type.Object({
  index: Type.Union([
    Type.Null(),
    Type.Object({
      kind: text,
      n: number,
      percent: Type.Optional(number),
      indicators: Type.Optional(Type.Array(Type.Object({ indicatorId: text, percent: number }))),
    }),
  ]),
});

export interface ShownMovement {
  readonly before: Counts;
  readonly after: Counts;
  readonly minimumN: number;
  readonly verdict: Static<typeof compareShape>['change']['verdict'];
  readonly movement: Movement | undefined;
}
export type ShownRecovery = Static<typeof recoveryShape>;
export type ShownIndex = Static<typeof waveShape>['index'];

/** Cases of a topic opened in a time, to the end of it. */
export interface RecoveryAsked {
  readonly topic: string;
  readonly from: number;
  readonly to: number;
}

/** What the platform tells of scores, recovery and waves. */
export interface ShownEvidence {
  /** By name. */
  readonly movements: ReadonlyMap<string, ShownMovement>;
  /** In the order in which they were asked for. */
  readonly recoveries: readonly ShownRecovery[];
  /** By wave; those that were held. */
  readonly indexes: ReadonlyMap<string, ShownIndex>;
}

/** Asks the API for every movement, recovery and index of which the year knows the truth. */
export async function readShownEvidence(
  api: ServiceApi,
  report: Pick<SurveyReport, 'programmes'>,
  movements: readonly MovementAsked[],
  recoveries: readonly RecoveryAsked[],
): Promise<ShownEvidence> {
  const moved = new Map<string, ShownMovement>();
  for (const asked of movements) moved.set(asked.name, await readMovement(api, asked));
  const recovered: ShownRecovery[] = [];
  for (const { topic, from, to } of recoveries) {
    const span = `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
    recovered.push(await api.get('close-the-loop', `/v1/recovery?topic=${topic}&${span}`, recoveryShape));
  }
  const indexes = new Map<string, ShownIndex>();
  for (const { body } of report.programmes) {
    const { waveId } = body.occasion;
    const wave = waveId && (await api.find('scoring', `/v1/waves/${encodeURIComponent(waveId)}`, waveShape));
    if (waveId && wave) indexes.set(waveId, wave.index);
  }
  return { movements: moved, recoveries: recovered, indexes };
}

async function readMovement(api: ServiceApi, { query, before, after }: MovementAsked): Promise<ShownMovement> {
  const windows = `window=${after.from},${after.to}&againstWindow=${before.from},${before.to}`;
  const { current, reference, change } = await api.get('scoring', `/v1/nps/compare?${query}&${windows}`, compareShape);
  const { difference, low, high } = change;
  const isTold = difference !== undefined && low !== undefined && high !== undefined;
  return {
    ...{ before: reference.reading, after: current.reading, minimumN: current.reading.minimumN },
    ...{ verdict: change.verdict, movement: isTold ? { difference, low, high } : undefined },
  };
}
