import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aCallFailure, aMeasurement, aResponse, aTicketChange } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

/** An operator edits KPIs after the fact: their history is counted anew while events come, and can be proved. */
const NOON = Date.UTC(2026, 10, 23, 12);
const VOLTE = 'voice.drop.volte.count';
let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 2 });
  service = await suite.start('kpi-correlation');
  const calls = Array.from({ length: 5_000 }, (_, index) =>
    aCallFailure(`V-${index}`, NOON - (index % 5) * DAY_MS - HOUR_MS, {
      subscriptionId: `SUB-${index % 50}`,
      tech: index % 2 ? 'volte' : 'gsm',
    }),
  );
  await suite.send(calls, { timestamp: NOON });
  await suite.send(
    [
      aTicketChange('T-1', NOON - DAY_MS, { severity: 'high' }),
      aTicketChange('T-2', NOON - 2 * HOUR_MS, { status: 'resolved' }),
      aMeasurement('M-1', NOON, { kpi: 'ticket.opened.count', unit: 'count', value: 2 }),
      aResponse('1', NOON, { subscriptionId: 'SUB-1' }),
    ],
    { timestamp: NOON },
  );
  await suite.settled('kpi-correlation');
}, 60_000);
afterAll(() => suite.close());

const definition = {
  description: 'Calls on VoLTE that the network ended',
  unit: 'count',
  source: {
    fact: 'call.failed',
    where: [
      { field: 'kind', is: 'drop' },
      { field: 'tech', is: 'volte' },
    ],
  },
  aggregation: 'count',
  windowDays: [28],
  team: 'core voice',
  journeyArea: 'network',
  direction: 'worse',
  outsideControl: false,
} as const;
const daily = async (kpi: string) =>
  (
    await suite.query<{ row: string }>(
      'kpi-correlation',
      sql`select concat_ws(' ', day, part, sum(events), trim_scale(sum(amount))) as row from kpi_daily where kpi = ${kpi} group by day, part order by day, part`,
    )
  ).map(({ row }) => row);
const verify = async (query = '') =>
  (await service.call('POST', `/v1/rollups/verify?from=2026-11-01&to=2026-11-30${query}`)).body as {
    differences: number;
    rows: number;
    checksums: { expected: string; found: string };
    examples: readonly unknown[];
    repaired: boolean;
  };
const put = (kpi: string, body: object, headers: Record<string, string> = {}) =>
  service.call('PUT', `/v1/kpis/${kpi}`, { body, headers });
const recounted = (kpi: string) =>
  eventually(
    async () => {
      const { body } = await service.call('GET', `/v1/kpis/${kpi}`);
      expect(body).toMatchObject({ recount: { doneAt: expect.any(String) } });
    },
    { withinMs: 30_000 },
  );

it('counts a new KPI from its history while events come, none lost and none twice, and computes answers anew', async () => {
  expect((await put(VOLTE, definition)).status).toBe(201);
  const more = Array.from({ length: 2_000 }, (_, index) =>
    aCallFailure(`N-${index}`, NOON - (index % 5) * DAY_MS - HOUR_MS, {
      subscriptionId: `SUB-${index % 50}`,
      tech: 'volte',
      ...(index % 10 === 0
        ? { callId: `call-V-${index + 1}`, subscriptionId: `SUB-${(index + 1) % 50}`, revision: 2 }
        : {}),
    }),
  );
  for (let start = 0; start < more.length; start += 100)
    await suite.send(more.slice(start, start + 100), { timestamp: NOON });
  await recounted(VOLTE);
  await suite.settled('kpi-correlation');
  // 2,500 of the history, 1,800 new calls; 200 corrections take the place of calls on VoLTE.
  const counts = await daily(VOLTE);
  expect(counts).toHaveLength(5);
  expect(counts.reduce((sum, row) => sum + Number(row.split(' ')[3]), 0)).toBe(4_300);
  const { body } = await service.call('GET', '/v1/responses/RSP-1/exposure');
  expect(body).toMatchObject({
    kpis: expect.arrayContaining([expect.objectContaining({ kpi: VOLTE, events: expect.any(Number) })]),
  });
  expect(await verify()).toMatchObject({ differences: 0 });
}, 90_000);

it('counts states anew, too, and leaves what was measured of the same KPI', async () => {
  expect(await daily('ticket.opened.count')).toEqual(['2026-11-22 states 1 1', '2026-11-23 events 1 2']);
  const { body, headers } = await service.call('GET', '/v1/kpis/ticket.opened.count');
  const { description, unit, aggregation, windowDays, team, journeyArea, direction, outsideControl } =
    body as typeof definition;
  const where = [{ field: 'severity', is: 'low' }];
  const changed = {
    description,
    unit,
    aggregation,
    windowDays,
    team,
    journeyArea,
    direction,
    outsideControl,
    source: { fact: 'ticket.opened', where },
  };
  expect((await put('ticket.opened.count', changed, { 'if-match': headers.get('etag') ?? '' })).status).toBe(200);
  await recounted('ticket.opened.count');
  expect(await daily('ticket.opened.count')).toEqual(['2026-11-23 events 1 2']);
  expect(await verify()).toMatchObject({ differences: 0 });
}, 60_000);

it('finds each total that is not what events and histories tell, and puts it right when asked', async () => {
  const before = await verify();
  expect(before).toMatchObject({ differences: 0, examples: [] });
  expect(before.rows).toBeGreaterThan(100);
  expect(before.checksums.found).toBe(before.checksums.expected);
  await suite.query(
    'kpi-correlation',
    sql`update kpi_daily set amount = amount + 0.001 where scope_id = 'SUB-6' and day = '2026-11-22' and kpi = 'voice.drop.count'`,
  );
  await suite.query(
    'kpi-correlation',
    sql`delete from kpi_daily where part = 'states' and kpi = 'ticket.open.hours' and day = '2026-11-23'`,
  );
  await suite.query(
    'kpi-correlation',
    sql`insert into kpi_daily (scope, scope_id, day, kpi, events, amount) values ('subscription', 'SUB-404', '2026-11-21', 'voice.drop.count', 1, 1)`,
  );
  const found = await verify();
  expect(found).toMatchObject({ differences: 3, repaired: false });
  expect(found.checksums.found).not.toBe(before.checksums.found);
  expect(found.checksums.expected).toBe(before.checksums.expected);
  expect(found.examples).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        scopeId: 'SUB-6',
        kpi: 'voice.drop.count',
        expected: { events: '140', amount: '140', weight: null },
        found: { events: '140', amount: '140.001', weight: null },
      }),
      expect.objectContaining({ scopeId: 'SUB-1001', kpi: 'ticket.open.hours', found: null }),
      expect.objectContaining({ scopeId: 'SUB-404', expected: null }),
    ]),
  );
  expect(await verify('&repair=true')).toMatchObject({ differences: 3, repaired: true });
  expect(await verify()).toEqual(before);
}, 60_000);

it.each([
  'from=2026-11-31&to=2026-12-01',
  'from=2026-11-02&to=2026-11-01',
  'from=2026-11-01',
  'from=2026-11-01&to=2026-11-02&repair=yes',
])('answers 400 to %s', async (query) => {
  expect((await service.call('POST', `/v1/rollups/verify?${query}`)).status).toBe(400);
});
