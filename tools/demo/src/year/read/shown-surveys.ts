import { Type, type Static } from '@sinclair/typebox';
import type { ServiceApi } from '@sidetone/testing/stack';
import { allPages, pageOf } from './all-pages.js';
import type { ProgrammeSetUp, SurveyReport } from './survey-report.js';

const textOrNull = Type.Union([Type.String(), Type.Null()]);
const numberOrNull = Type.Union([Type.Number(), Type.Null()]);
const entryShape = Type.Object({
  entryId: Type.String(),
  programmeId: Type.String(),
  occasionId: Type.String(),
  outcome: Type.Union([Type.Literal('waiting'), Type.Literal('asked'), Type.Literal('leftAlone')]),
  reason: textOrNull,
  invitationId: textOrNull,
});
const memberShape = Type.Object({ contactId: Type.String(), drawn: Type.Boolean() });
const entries = pageOf(entryShape);
const members = pageOf(memberShape);
const frameShape = Type.Object({
  occasion: Type.String(),
  drawnAt: Type.String(),
  drawn: Type.Number(),
  frames: Type.Array(Type.String()),
});
const scoreShape = Type.Object({
  overall: Type.Object({ score: numberOrNull, low: numberOrNull, high: numberOrNull, n: Type.Number() }),
});

export type HistoryEntry = Static<typeof entryShape>;
export type Score = Static<typeof scoreShape>['overall'];

export interface Frame {
  readonly programmeId: string;
  readonly occasion: string;
  readonly drawnAt: number;
  readonly drawn: number;
  readonly members: readonly Static<typeof memberShape>[];
}

/** What the platform shows of surveys through its API. */
export interface ShownSurveys {
  /** By contact. */
  readonly histories: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly frames: readonly Frame[];
  /** By programme. */
  readonly scores: ReadonlyMap<string, Score>;
}

const CONTACTS_AT_ONCE = 16;

/** Asks the API for every contact's history, every frame, and every programme's score. */
export async function readShownSurveys(api: ServiceApi, { people, programmes }: SurveyReport): Promise<ShownSurveys> {
  const histories = new Map<string, readonly HistoryEntry[]>();
  const queue = people.filter(({ knownFrom }) => knownFrom !== null).values();
  const reader = async (): Promise<void> => {
    for (const { contactId } of queue) {
      const path = `/v1/contacts/${encodeURIComponent(contactId)}/history`;
      histories.set(contactId, await allPages(api, 'survey-dispatch', path, entries));
    }
  };
  await Promise.all(Array.from({ length: CONTACTS_AT_ONCE }, reader));
  const frames: Frame[] = [];
  const scores = new Map<string, Score>();
  for (const programme of programmes) {
    frames.push(...(await framesOf(api, programme)));
    const { programmeId, body } = programme;
    const path = `/v1/nps?surveyId=${encodeURIComponent(programmeId)}&kind=${body.occasion.kind}`;
    scores.set(programmeId, (await api.get('scoring', path, scoreShape)).overall);
  }
  return { histories, frames, scores };
}

/** None, where nothing was drawn yet. */
async function framesOf(api: ServiceApi, { programmeId, body }: ProgrammeSetUp): Promise<readonly Frame[]> {
  const { kind } = body.occasion;
  if (kind !== 'relationship' && kind !== 'wave') return [];
  const path = `/v1/programmes/${encodeURIComponent(programmeId)}/frame`;
  const latest = await api.find('survey-dispatch', path, frameShape);
  const frames: Frame[] = [];
  for (const occasion of latest?.frames ?? []) {
    const ofOne = `${path}?occasion=${encodeURIComponent(occasion)}`;
    const { drawnAt, drawn } = await api.get('survey-dispatch', ofOne, frameShape);
    const inIt = await allPages(api, 'survey-dispatch', ofOne, members);
    frames.push({ programmeId, occasion, drawnAt: Date.parse(drawnAt), drawn, members: inIt });
  }
  return frames;
}
