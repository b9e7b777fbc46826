import { MINUTE_MS, toIso } from '@sidetone/domain/time';
import { aCallFailure, aMeasurement, aSubscription, aTicketChange } from '@sidetone/testing/factories';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

const MIDNIGHT = Date.UTC(2026, 10, 22, 22); // in Helsinki
let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  service = await suite.start('kpi-correlation', { OPERATOR_TIME_ZONE: 'Europe/Helsinki' });
  const events = Array.from({ length: 25 }, (_, index) =>
    aCallFailure(`E-${index}`, MIDNIGHT - 20 * MINUTE_MS + Math.floor(index / 2) * 2 * MINUTE_MS),
  );
  await suite.send(events, { timestamp: MIDNIGHT + 60 * MINUTE_MS });
  await suite.settled('kpi-correlation');
});
afterAll(async () => {
  await suite.close();
});

interface Page {
  readonly items: readonly { readonly eventId: string; readonly time: string }[];
  readonly next: string | null;
}
const get = (path: string) => service.call('GET', path);

describe('GET /v1/subscriptions/{id}/events', () => {
  it('gives each event once over its pages, the latest first, also where several happened at the same instant', async () => {
    const seen: Page['items'][number][] = [];
    let cursor = '';
    for (let pages = 0; pages < 9; pages += 1) {
      const { items, next } = (await get(`/v1/subscriptions/SUB-1001/events?limit=3${cursor}`)).body as Page;
      seen.push(...items);
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(25);
    expect(seen).toHaveLength(25);
    expect(seen.map(({ time }) => time)).toEqual(
      seen
        .map(({ time }) => time)
        .sort()
        .reverse(),
    );
  });

  it.each(['limit=0', 'limit=501', 'limit=many', 'cursor=7', `cursor=99999999999999_${'-'.repeat(36)}`, 'cursor=1_x'])(
    'answers 400 to %s',
    async (query) => {
      expect((await get(`/v1/subscriptions/SUB-1001/events?${query}`)).status).toBe(400);
    },
  );
});

describe('GET /v1/kpis/{kpi}/daily', () => {
  it('counts by the operator’s days, from the first asked for to the last', async () => {
    const both = [
      { day: '2026-11-22', events: 20, amount: 20, subscriptions: 1 },
      { day: '2026-11-23', events: 5, amount: 5, subscriptions: 1 },
    ];
    const daily = async (query: string) =>
      ((await get(`/v1/kpis/voice.drop.count/daily${query}`)).body as { items: unknown }).items;
    expect(await daily('')).toEqual(both);
    expect(await daily('?from=2026-11-23')).toEqual([both[1]]);
    expect(await daily('?from=2026-11-22&to=2026-11-22')).toEqual([both[0]]);
    expect(await daily('?to=2026-11-21')).toEqual([]);
  });

  it.each(['2026-W47', '2026-11-31', '2026-11-23T00:00:00Z', 'yesterday', ''])(
    'answers 400 to the day "%s"',
    async (day) => {
      expect((await get(`/v1/kpis/voice.drop.count/daily?from=${day}`)).status).toBe(400);
    },
  );
});

describe('GET /v1/kpis/{kpi}/daily of what does not add up', () => {
  it.each(['voice.drop.ratio', 'ticket.open.hours', 'order.late.days', 'lab.latency.ms'])(
    'answers 400 for %s and says what to ask instead',
    async (kpi) => {
      expect(await get(`/v1/kpis/${kpi}/daily`)).toMatchObject({
        status: 400,
        body: { detail: expect.stringContaining('GET /v1/responses/{responseId}/exposure') },
      });
    },
  );
});

describe('GET /v1/kpis/unlinked', () => {
  const ARRIVAL = MIDNIGHT + 60 * MINUTE_MS;
  const unlinked = async () => ((await get('/v1/kpis/unlinked')).body as { items: unknown }).items;
  const calls = {
    type: 'oss.call.failure.v1',
    reason: 'unknownSubscription',
    events: 25,
    subscriptions: 1,
    oldest: toIso(ARRIVAL),
  };

  it('tells events that reach no respondent, and why, until a master record names theirs', async () => {
    expect(await unlinked()).toEqual([calls]);
    await suite.send(
      [
        aMeasurement('M-cell', MIDNIGHT, { scope: { kind: 'resource', id: 'CELL-7' } }),
        aMeasurement('M-customer', MIDNIGHT, { scope: { kind: 'customer', id: 'CUS-404' } }),
        aTicketChange('T-1', MIDNIGHT),
        aSubscription('SUB-1001', MIDNIGHT),
      ],
      { timestamp: ARRIVAL },
    );
    await suite.settled('kpi-correlation');
    const one = { type: 'kpi.measurement.recorded.v1', events: 1, subscriptions: 0, oldest: toIso(ARRIVAL) };
    expect(await unlinked()).toEqual([
      { ...one, reason: 'resourceOnly' },
      { ...one, reason: 'unknownCustomer' },
    ]);
  });
});
