import { Type, type Static } from '@sinclair/typebox';
import { serviceNames, type ServiceName } from '@sidetone/platform/service';
import { finishedRun, type FinishedRun, type ServiceApi } from '@sidetone/testing/stack';

const numberOrNull = Type.Union([Type.Number(), Type.Null()]);
const score = Type.Object({ score: numberOrNull, low: numberOrNull, high: numberOrNull, n: Type.Number() });
const scores = Type.Object({ overall: score, areas: Type.Record(Type.String(), score) });
const cases = Type.Object({
  opened: Type.Number(),
  open: Type.Number(),
  dueWithin24h: Type.Number(),
  overdue: Type.Number(),
});
const resources = Type.Object({
  items: Type.Array(Type.Object({ resourceId: Type.String(), people: Type.Number(), points: Type.Number() })),
});
const ledger = Type.Object({
  items: Type.Array(
    Type.Object({
      topic: Type.String(),
      fate: Type.Union([Type.Literal('stored'), Type.Literal('dropped'), Type.Literal('deadLettered')]),
      reason: Type.String(),
      records: Type.Number(),
    }),
  ),
});

export type Fate = Static<typeof ledger>['items'][number];

export type FatesByService = Readonly<Partial<Record<ServiceName, readonly Fate[]>>>;

/** What the platform says of itself through its API. */
export interface Found {
  readonly nps: Static<typeof score>;
  readonly areas: Readonly<Record<string, Static<typeof score>>>;
  readonly verdict: string;
  readonly verdictReason: string;
  readonly ranked: number;
  readonly drivers: FinishedRun['drivers'];
  readonly resources: Static<typeof resources>['items'];
  readonly cases: Static<typeof cases>;
  readonly fates: FatesByService;
}

/** Has the KPIs ranked, and asks every service what it knows. @throws InfrastructureError when one does not answer as it should */
export async function askPlatform(api: ServiceApi): Promise<Found> {
  const ranking = await finishedRun(api, 'transactional');
  const [nps, where, summary, ledgers] = await Promise.all([
    api.get('scoring', '/v1/nps?kind=transactional', scores),
    // A run without a usable signal ranks no resource.
    ranking.verdict === 'no usable signal'
      ? { items: [] }
      : api.get('kpi-correlation', '/v1/resources/impact?kind=transactional', resources),
    api.get('close-the-loop', '/v1/cases/summary', cases),
    Promise.all(
      serviceNames.map(
        async (name) => [name, (await api.get(name, '/v1/ledger?limit=500&examples=0', ledger)).items] as const,
      ),
    ),
  ]);
  return {
    nps: nps.overall,
    areas: nps.areas,
    verdict: ranking.verdict,
    verdictReason: ranking.verdictReason,
    ranked: ranking.n,
    drivers: ranking.drivers,
    resources: where.items,
    cases: summary,
    fates: Object.fromEntries(ledgers),
  };
}
