import { Type, type Static } from '@sinclair/typebox';
import type { ServiceApi } from '@sidetone/testing/stack';
import { allPages, pageOf } from './all-pages.js';

const text = Type.String();
const number = Type.Number();
const textOrNull = Type.Union([text, Type.Null()]);
const band = Type.Union([Type.Literal('promoter'), Type.Literal('passive'), Type.Literal('detractor')]);

const clockShape = Type.Object({ due: text, warn: text, done: textOrNull, state: text });
const caseShape = Type.Object({
  caseId: text,
  contactId: textOrNull,
  topic: text,
  contractLevel: textOrNull,
  band,
  team: text,
  state: text,
  escalationLevel: number,
  alert: Type.Boolean(),
  openedAt: text,
  firstContact: clockShape,
  resolve: clockShape,
  rootCause: textOrNull,
  actions: Type.Array(text),
  closedAt: textOrNull,
  outcome: textOrNull,
  answers: Type.Array(
    Type.Object({ responseId: text, score: Type.Union([number, Type.Null()]), answeredAt: text, kind: text }),
  ),
});
const entryShape = Type.Object({
  entry: number,
  at: text,
  by: text,
  via: textOrNull,
  move: text,
  from: text,
  to: text,
  detail: Type.Unknown(),
});
const calendarsShape = Type.Object({
  calendars: Type.Array(
    Type.Object({
      calendarId: text,
      timeZone: text,
      hours: Type.Record(text, Type.Array(Type.Object({ from: number, to: number }))),
      holidays: Type.Array(text),
    }),
  ),
});
const teamsShape = Type.Object({
  teams: Type.Array(
    Type.Object({
      team: text,
      calendarId: text,
      chain: Type.Array(Type.Object({ afterMinutes: number, team: text })),
    }),
  ),
});
const levelsShape = Type.Object({
  classes: Type.Array(
    Type.Object({
      band,
      contractLevel: Type.Optional(text),
      firstContactMinutes: number,
      resolveMinutes: number,
      warnShare: number,
      escalates: Type.Boolean(),
      verifyAfterHours: Type.Optional(number),
    }),
  ),
  closeAfterDays: Type.Optional(number),
});
const waitShape = Type.Object({
  cases: number,
  done: number,
  medianHours: Type.Optional(number),
  p90Hours: Type.Optional(number),
  inside: Type.Array(Type.Object({ hours: number, cases: number, inside: number })),
});
const slaShape = Type.Object({
  items: Type.Array(Type.Object({ className: text, firstContact: waitShape, close: waitShape })),
});

export type ShownCase = Static<typeof caseShape>;
export type ShownClock = Static<typeof clockShape>;
export type HistoryOfCase = readonly Static<typeof entryShape>[];
export type CaseEntry = HistoryOfCase[number];
export type Levels = Static<typeof levelsShape>;
export type SlaItem = Static<typeof slaShape>['items'][number];
export type WaitFigures = Static<typeof waitShape>;

/** The documents by which clocks run. */
export interface LoopDocuments {
  readonly calendars: Static<typeof calendarsShape>['calendars'];
  readonly teams: Static<typeof teamsShape>['teams'];
  readonly levels: Levels;
}

/** What the platform shows of cases through its API. */
export interface ShownCases {
  readonly cases: readonly ShownCase[];
  /** By case, oldest first. */
  readonly histories: ReadonlyMap<string, HistoryOfCase>;
  readonly documents: LoopDocuments;
  readonly sla: readonly SlaItem[];
}

const CASES_AT_ONCE = 16;

/** Asks the API for every case with its history, the documents that hold, and the report on all cases opened since `from`. */
export async function readShownCases(api: ServiceApi, from: number): Promise<ShownCases> {
  const cases = await allPages(api, 'close-the-loop', '/v1/cases', pageOf(caseShape));
  const histories = new Map<string, HistoryOfCase>();
  const queue = cases.values();
  const entries = pageOf(entryShape);
  const reader = async (): Promise<void> => {
    for (const { caseId } of queue) {
      const path = `/v1/cases/${encodeURIComponent(caseId)}/history`;
      histories.set(caseId, await allPages(api, 'close-the-loop', path, entries));
    }
  };
  await Promise.all(Array.from({ length: CASES_AT_ONCE }, reader));
  const { calendars } = await api.get('close-the-loop', '/v1/calendars', calendarsShape);
  const { teams } = await api.get('close-the-loop', '/v1/case-teams', teamsShape);
  const levels = await api.get('close-the-loop', '/v1/service-levels', levelsShape);
  const since = encodeURIComponent(new Date(from).toISOString());
  const { items: sla } = await api.get('close-the-loop', `/v1/sla?from=${since}`, slaShape);
  return { cases, histories, documents: { calendars, teams, levels }, sla };
}
