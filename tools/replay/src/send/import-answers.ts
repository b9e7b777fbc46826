import { Type, type Static } from '@sinclair/typebox';
import { parseTime } from '@sidetone/contracts/fields';
import type { Instant } from '@sidetone/domain/time';
import type { ServiceApi } from '@sidetone/testing/stack';
import type { SurveyMap } from '../survey-map/survey-map.js';

/** A line as `POST /v1/responses/import` takes it; the score as it stands in the file. */
export interface LineToImport {
  readonly line: number;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | null;
  readonly score: string;
  readonly comment?: string;
  readonly answeredAt: string;
}

const lineResult = Type.Object({
  line: Type.Number(),
  result: Type.Union([Type.Literal('accepted'), Type.Literal('duplicate'), Type.Literal('refused')]),
  reason: Type.Optional(Type.String()),
});
const importReply = Type.Object({ results: Type.Array(lineResult) });
const responses = Type.Object({ items: Type.Array(Type.Object({ answeredAt: Type.String() })) });

/** Sends lines and returns what became of each. */
export async function importAnswers(
  api: ServiceApi,
  { id: surveyId, kind, journeyArea }: SurveyMap['survey'],
  answers: readonly LineToImport[],
): Promise<readonly Static<typeof lineResult>[]> {
  const body = { surveyId, kind, ...(journeyArea === undefined ? {} : { journeyArea }), answers };
  const { results } = await api.post('response-ingest', '/v1/responses/import', body, importReply);
  return results;
}

/** When an answer of this survey was given that is here already; undefined when none is. */
export async function firstMoment(api: ServiceApi, surveyId: string): Promise<Instant | undefined> {
  const { items } = await api.get(
    'response-ingest',
    `/v1/responses?surveyId=${encodeURIComponent(surveyId)}&limit=1`,
    responses,
  );
  return items[0] === undefined ? undefined : parseTime(items[0].answeredAt);
}
