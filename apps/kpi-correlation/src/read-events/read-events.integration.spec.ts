import { topologyUpserted } from '@sidetone/contracts/events';
import { HOUR_MS, MINUTE_MS, toIso } from '@sidetone/domain/time';
import {
  aCallFailure,
  aCoverage,
  aMeasurement,
  anAlarmChange,
  aSubscription,
  aTicketChange,
} from '@sidetone/testing/factories';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

const MIDNIGHT = Date.UTC(2026, 10, 22, 22); // in Helsinki
const ARRIVAL = MIDNIGHT + HOUR_MS;
let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  service = await suite.start('kpi-correlation', { OPERATOR_TIME_ZONE: 'Europe/Helsinki' });
  const calls = Array.from({ length: 25 }, (_, index) =>
    aCallFailure(`E-${index}`, MIDNIGHT - 20 * MINUTE_MS + Math.floor(index / 2) * 2 * MINUTE_MS),
  );
  await send(calls);
});
afterAll(async () => {
  await suite.close();
});

async function send(events: Parameters<Suite['send']>[0]): Promise<void> {
  await suite.send(events, { timestamp: ARRIVAL });
  await suite.settled('kpi-correlation');
}

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}
const get = (path: string, headers: Readonly<Record<string, string>> = {}) => service.call('GET', path, { headers });
const items = async (path: string): Promise<Page['items']> => ((await get(path)).body as Page).items;

/** All items of a list, page by page. */
async function allPages(path: string): Promise<Page['items']> {
  const seen: Page['items'][number][] = [];
  let cursor = '';
  for (let pages = 0; pages < 20; pages += 1) {
    const page = (await get(`${path}${cursor}`)).body as Page;
    seen.push(...page.items);
    if (page.next === null) return seen;
    cursor = `&cursor=${page.next}`;
  }
  throw new Error('the pages have no end');
}

describe('GET /v1/subscriptions/{id}/events', () => {
  it('gives each event once over its pages, the latest first, also where several happened at the same instant', async () => {
    const seen = await allPages('/v1/subscriptions/SUB-1001/events?from=2026-11-22&limit=3');
    expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(25);
    const times = seen.map(({ time }) => String(time));
    expect(times).toEqual([...times].sort().reverse());
  });

  it('looks at the days that are asked for, and at the last 28 unless they are', async () => {
    const path = '/v1/subscriptions/SUB-1001/events';
    expect((await get(`${path}?from=2026-11-22&to=2026-11-22`)).body).toMatchObject({ from: '2026-11-22' });
    expect(await items(`${path}?from=2026-11-22&to=2026-11-22`)).toHaveLength(20);
    expect((await get(`${path}?to=2026-11-22`)).body).toMatchObject({ from: '2026-10-25' });
    expect(await items(`${path}?to=2026-11-21`)).toEqual([]);
    expect(await items('/v1/unlinked?to=2026-12-30')).toEqual([]);
    expect(await items('/v1/unlinked?to=2026-11-23')).not.toEqual([]);
  });

  it.each([
    'from=yesterday',
    'limit=0',
    'limit=501',
    'limit=many',
    'cursor=7',
    `cursor=99999999999999_${'-'.repeat(36)}`,
    'cursor=1_x',
  ])('answers 400 to %s', async (query) => {
    expect((await get(`/v1/subscriptions/SUB-1001/events?${query}`)).status).toBe(400);
  });
});

describe('GET /v1/kpis/{kpi}/series', () => {
  const series = (query: string) => items(`/v1/kpis/voice.drop.count/series?to=2026-11-23&${query}`);

  it('tells days without events as not known, and as 0 only when a source says that it told everything', async () => {
    const [quiet, busy, early] = await series('from=2026-11-21');
    expect(quiet).toEqual({
      period: '2026-11-21',
      from: '2026-11-21',
      to: '2026-11-21',
      value: null,
      events: 0,
      hit: 0,
      covered: false,
    });
    expect(busy).toMatchObject({ period: '2026-11-22', value: 20, events: 20, hit: 1, covered: false });
    expect(early).toMatchObject({ period: '2026-11-23', value: 5 });
    await send([aCoverage('C-1', MIDNIGHT - 48 * HOUR_MS, MIDNIGHT)]);
    expect(await series('from=2026-11-20')).toMatchObject([
      { value: null, covered: false },
      { value: 0, covered: true },
      { value: 20, covered: true },
      { value: 5, covered: false },
    ]);
  });

  it('adds days up to weeks and months, for all or for one', async () => {
    expect(await series('from=2026-11-16&by=week')).toMatchObject([
      { period: '2026-W47', from: '2026-11-16', to: '2026-11-22', value: 20 },
      { period: '2026-W48', from: '2026-11-23', to: '2026-11-23', value: 5 },
    ]);
    expect(await series('from=2026-11-01&by=month&scopeId=SUB-1001')).toMatchObject([{ value: 25, hit: 1 }]);
    expect(await series('from=2026-11-01&by=month&scopeId=SUB-1002')).toMatchObject([{ value: null, events: 0 }]);
  });

  it('divides what must not be added up: numerators by denominators over all cells', async () => {
    const ratio = { kpi: 'voice.drop.ratio', unit: 'ratio' };
    await send([
      aMeasurement('R-1', MIDNIGHT - HOUR_MS, {
        ...ratio,
        scope: { kind: 'cell', id: 'CELL-1' },
        value: 0.1,
        numerator: 10,
        denominator: 100,
      }),
      aMeasurement('R-2', MIDNIGHT - HOUR_MS, {
        ...ratio,
        scope: { kind: 'cell', id: 'CELL-2' },
        value: 0.02,
        numerator: 6,
        denominator: 300,
      }),
    ]);
    const path = '/v1/kpis/voice.drop.ratio/series?from=2026-11-22&to=2026-11-22&scope=resource';
    expect(await items(path)).toMatchObject([{ value: 0.04, events: 2, hit: 2 }]);
    expect(await items(`${path}&scopeId=CELL-1`)).toMatchObject([{ value: 0.1, hit: 1 }]);
  });

  it('is paged, and is CSV when that is asked for', async () => {
    const path = '/v1/kpis/voice.drop.count/series?from=2026-11-18&to=2026-11-23';
    expect((await allPages(`${path}&limit=4`)).map(({ period }) => period)).toHaveLength(6);
    const csv = await get(`${path}&limit=5`, { accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('link')).toMatch(/^<\?.*cursor=[\w-]+>; rel="next"$/);
    expect(String(csv.body).split('\r\n').slice(4, 6)).toEqual([
      '2026-11-21,2026-11-21,2026-11-21,0,0,0,true',
      '2026-11-22,2026-11-22,2026-11-22,20,20,1,true',
    ]);
  });

  it('is not sent again to who has it', async () => {
    const path = '/v1/kpis/voice.drop.count/series?from=2026-11-18&to=2026-11-23';
    const tag = String((await get(path)).headers.get('etag'));
    expect(await get(path, { 'if-none-match': tag })).toMatchObject({ status: 304, body: '' });
    expect((await get(`${path}&format=csv`, { 'if-none-match': tag })).status).toBe(200);
  });

  it.each([
    ...['from=2026-W47', 'from=2026-11-31', 'from=2026-11-23T00:00:00Z', 'from=yesterday', 'from='],
    ...['from=2026-11-24', 'by=year', 'scope=region', 'from=1990-01-01', 'format=xml', 'cursor=***'],
  ])('answers 400 to %s', async (query) => {
    expect((await get(`/v1/kpis/voice.drop.count/series?to=2026-11-23&${query}`)).status).toBe(400);
  });

  it('says what to ask instead for a KPI without totals, and that it does not know another', async () => {
    expect(await get('/v1/kpis/order.late.days/series?to=2026-11-23')).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('GET /v1/responses/{responseId}/exposure') },
    });
    expect(await get('/v1/kpis/no.such/series?to=2026-11-23')).toMatchObject({ status: 404 });
  });
});

describe('GET /v1/teams/{team}/kpis', () => {
  it('compares 28 days with the 28 before, and judges only what the sources cover', async () => {
    const [drops] = await items('/v1/teams/core%20voice/kpis?to=2026-11-23&limit=1');
    expect(drops).toMatchObject({
      kpi: 'voice.drop.count',
      last: { value: 25, hit: 1 },
      before: { value: null, events: 0 },
      change: null,
      verdict: 'unknown',
    });
    await send([aCoverage('C-2', MIDNIGHT - 60 * 24 * HOUR_MS, MIDNIGHT)]);
    const [judged] = await items('/v1/teams/core%20voice/kpis?to=2026-11-22&limit=1');
    expect(judged).toMatchObject({ last: { value: 20 }, before: { value: 0 }, change: 20, verdict: 'worse' });
  });

  it('answers 404 with the teams there are', async () => {
    expect(await get('/v1/teams/nobody/kpis')).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('core voice') },
    });
  });
});

describe('GET /v1/unlinked', () => {
  const calls = { type: 'oss.call.failure.v1', reason: 'unknownSubscription', events: 25, parked: 25, expired: 0 };

  it('tells events that reach nobody, why, and what to do about it, until a master record names theirs', async () => {
    const unlinked = await items('/v1/unlinked?from=2026-11-22');
    expect(unlinked.find(({ reason }) => reason === calls.reason)).toMatchObject({
      ...calls,
      ids: 1,
      exampleIds: ['SUB-1001'],
      oldest: toIso(ARRIVAL),
      parkedUntil: toIso(ARRIVAL + 7 * 24 * HOUR_MS),
      advice: expect.stringContaining('master.subscription.v1'),
    });
    await send([
      aMeasurement('M-region', MIDNIGHT, { scope: { kind: 'region', id: 'R-1' } }),
      aMeasurement('M-customer', MIDNIGHT, { scope: { kind: 'customer', id: 'CUS-404' } }),
      anAlarmChange('A-0', MIDNIGHT - 3 * HOUR_MS),
      aSubscription('SUB-1001', MIDNIGHT - 30 * 24 * HOUR_MS),
    ]);
    const one = { events: 1, parked: 1, exampleEventIds: expect.any(Array) };
    expect(await allPages('/v1/unlinked?from=2026-11-20&limit=1')).toMatchObject([
      { type: 'kpi.measurement.recorded.v1', reason: 'notLinked', ...one, ids: 0 },
      { type: 'kpi.measurement.recorded.v1', reason: 'unknownCustomer', ...one, exampleIds: ['CUS-404'] },
      { type: 'kpi.measurement.recorded.v1', reason: 'unknownResource', events: 2, exampleIds: ['CELL-1', 'CELL-2'] },
      { type: 'oss.alarm.changed.v1', reason: 'unknownResource', ...one, exampleIds: ['CELL-1'] },
    ]);
  });
});

describe('GET /v1/subscriptions/{id}/experience', () => {
  const path = '/v1/subscriptions/SUB-1001/experience';
  const link = (validFrom: number) =>
    topologyUpserted.create({
      id: 'L-1',
      source: '//oss.example/topology',
      time: validFrom,
      data: {
        linkId: 'SUB-1001|CELL-1',
        resourceId: 'CELL-1',
        resourceKind: 'cell',
        subscriptionId: 'SUB-1001',
        validFrom: toIso(validFrom),
        weight: 0.5,
        method: 'usageShare',
        version: 1,
      },
    });

  it('tells of the line itself and, through topology, of the cell that carried it, as long and as far as it did', async () => {
    await send([
      link(MIDNIGHT - 2 * HOUR_MS),
      anAlarmChange('A-1', MIDNIGHT - HOUR_MS, { change: 'state', severity: 'cleared', serviceAffecting: false }),
      aTicketChange('T-1', MIDNIGHT - 90 * MINUTE_MS),
    ]);
    const outage = (await items(`${path}?team=NOC`))[0];
    expect(outage).toMatchObject({
      what: 'Service outage',
      from: toIso(MIDNIGHT - 2 * HOUR_MS),
      to: toIso(MIDNIGHT - HOUR_MS),
      ongoing: false,
      resource: 'CELL-1',
      share: 0.5,
      eventId: 'A-0',
      kpis: [{ kpi: 'outage.count' }, { kpi: 'outage.minutes', amount: 30, unit: 'min', team: 'NOC' }],
    });
    expect(await items(`${path}?kpi=ticket.open.hours`)).toMatchObject([
      { what: 'Trouble ticket open', ongoing: true, to: null, eventId: 'T-1' },
    ]);
    expect(await items(`${path}?kpi=voice.drop.ratio`)).toMatchObject([{ share: 0.5, resource: 'CELL-1' }]);
  });

  it('gives each once over its pages, the latest first', async () => {
    const seen = await allPages(`${path}?limit=4`);
    const times = seen.map(({ at }) => String(at));
    expect(times).toEqual([...times].sort().reverse());
    expect(seen).toEqual(await items(`${path}?limit=500`));
    expect(seen.filter(({ what }) => what === 'Call dropped')).toHaveLength(25);
  });

  it('tells of a time only what happened in it or went on', async () => {
    const told = await items(`${path}?from=${toIso(MIDNIGHT - 80 * MINUTE_MS)}&to=${toIso(MIDNIGHT - 30 * MINUTE_MS)}`);
    expect(told.map(({ what }) => what)).toEqual([
      'Measured: voice.drop.ratio',
      'Trouble ticket open',
      'Service outage',
    ]);
  });

  it('tells another customer nothing of the line', async () => {
    expect(await items(`${path}?customerId=CUS-404`)).toEqual([]);
    expect((await get(path)).body).toMatchObject({ customerId: 'CUS-100' });
    expect((await get('/v1/subscriptions/SUB-404/experience')).body).toMatchObject({ customerId: null, items: [] });
  });

  it('is CSV with a row for each KPI', async () => {
    const { body } = await get(`${path}?kpi=outage.count&format=csv`);
    const [header, ...rows] = String(body).trimEnd().split('\r\n');
    expect(header).toBe('at,what,from,to,ongoing,resource,share,kpi,amount,unit,team,eventId,type');
    expect(rows.map((row) => row.split(',')[7])).toEqual(['outage.count', 'outage.minutes']);
  });

  it.each([
    'from=2026-11-23',
    'from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z',
    'from=2020-01-01T00:00:00Z',
    'kpi=',
    'cursor=7',
  ])('answers 400 to %s', async (query) => {
    expect((await get(`${path}?${query}`)).status).toBe(400);
  });
});

describe('GET /v1/unused', () => {
  it('tells what is kept and counts for nothing, and why', async () => {
    await send([
      aCallFailure('S-1', MIDNIGHT, { callId: 'call-S', subscriptionId: 'SUB-2', revision: 1 }),
      aCallFailure('S-2', MIDNIGHT, { callId: 'call-S', subscriptionId: 'SUB-2', revision: 2, voided: true }),
      aMeasurement('M-suspect', MIDNIGHT, { scope: { kind: 'subscription', id: 'SUB-2' }, suspect: true }),
      aMeasurement('M-own', MIDNIGHT, { scope: { kind: 'subscription', id: 'SUB-2' }, kpi: 'lab.jitter.ms' }),
    ]);
    const unused = await items('/v1/unused?from=2026-11-22');
    expect(unused).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'superseded', kpi: null, events: 1, exampleEventIds: ['S-1'] }),
        expect.objectContaining({ reason: 'voided', events: 1, exampleEventIds: ['S-2'] }),
        expect.objectContaining({
          reason: 'suspect',
          kpi: 'lab.latency.ms',
          events: 1,
          exampleEventIds: ['M-suspect'],
        }),
        expect.objectContaining({
          reason: 'unknownKpi',
          kpi: 'lab.jitter.ms',
          exampleEventIds: ['M-own'],
          advice: expect.stringContaining('PUT /v1/kpis'),
        }),
      ]),
    );
    expect(unused.filter(({ kpi }) => kpi === 'voice.drop.ratio')).toEqual([]);
  });
});

describe('GET /v1/ledger', () => {
  it('tells what was refused and dropped, with examples, since when, and what to do about it', async () => {
    const far = MIDNIGHT + 24 * HOUR_MS;
    await send([aCallFailure('F-1', far), aCallFailure('E-0', MIDNIGHT - 20 * MINUTE_MS)]);
    expect(await items('/v1/ledger?topic=oss.call.v1&fate=deadLettered')).toMatchObject([
      {
        reason: 'refused by the rules',
        records: 1,
        firstAt: expect.any(String),
        examples: [
          {
            source: '//oss.example/cdr-voice',
            eventId: 'F-1',
            told: expect.stringContaining('5 minutes'),
            advice: expect.stringContaining('clock'),
          },
        ],
      },
    ]);
    expect(await items('/v1/ledger?topic=oss.call.v1&fate=dropped')).toMatchObject([
      {
        reason: 'already known',
        records: 1,
        examples: [{ eventId: 'E-0', advice: expect.stringContaining('Nothing') }],
      },
    ]);
    expect((await get('/v1/ledger?fate=lost')).status).toBe(400);
  });
});
