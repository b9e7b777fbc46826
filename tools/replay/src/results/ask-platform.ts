import { Type, type Static } from '@sinclair/typebox';
import { finishedRun, type FinishedRun, type ServiceApi } from '@sidetone/testing/stack';
import type { SurveyMap } from '../survey-map/survey-map.js';

const numberOrNull = Type.Union([Type.Number(), Type.Null()]);
const scores = Type.Object({
  overall: Type.Object({ score: numberOrNull, low: numberOrNull, high: numberOrNull, n: Type.Number() }),
});
const ledger = Type.Object({
  items: Type.Array(
    Type.Object({ topic: Type.String(), fate: Type.String(), reason: Type.String(), records: Type.Number() }),
  ),
});

export type Nps = Static<typeof scores>['overall'];

/** Records by fate, of the topics that a replay writes. */
export type Fates = Readonly<Record<'stored' | 'dropped' | 'deadLettered', number>>;

export async function scoreOf(api: ServiceApi, { id, kind }: SurveyMap['survey']): Promise<Nps> {
  return (await api.get('scoring', `/v1/nps?kind=${kind}&surveyId=${encodeURIComponent(id)}`, scores)).overall;
}

/** Has the drivers found by all answers of the survey's kind. */
export function rankKpis(api: ServiceApi, { kind }: SurveyMap['survey']): Promise<FinishedRun> {
  return finishedRun(api, kind);
}

/** What kpi-correlation has made of the events on these topics so far. */
export async function fatesOf(api: ServiceApi, topics: readonly string[]): Promise<Fates> {
  const { items: fates } = await api.get('kpi-correlation', '/v1/ledger?limit=500&examples=0', ledger);
  const of = (fate: keyof Fates): number =>
    fates
      .filter((one) => one.fate === fate && topics.includes(one.topic))
      .reduce((sum, { records }) => sum + records, 0);
  return { stored: of('stored'), dropped: of('dropped'), deadLettered: of('deadLettered') };
}
