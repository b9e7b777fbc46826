import { sql } from '@sidetone/platform/database';
import { readViews } from '@sidetone/testing/insight';
import { migrateTo, openSuite, type Suite } from '@sidetone/testing/suite';
import { kpiCorrelation } from '../app.description.js';

const SERVICE = 'kpi-correlation';
const KEY = '00000000-0000-0000-0000-00000000000';

let suite: Suite;
const rows = (statement: ReturnType<typeof sql>) => suite.query<Record<string, unknown>>(SERVICE, statement);

/** Rows as each version left them, before the next one's migrations. */
async function live(): Promise<void> {
  await migrateTo(suite, kpiCorrelation, 9);
  await rows(sql`
    insert into answer (response_id, respondent_id, customer_id, survey_id, kind, journey_area, score, answered_at, known_at, revision, cause_id)
    values ('RSP-1', 'CON-1', 'CUS-1', 'support', 'transactional', 'support', 3, '2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z', 1, 'E-1')`);
  await rows(sql`
    insert into exposure values ('RSP-1', 28, 1, '2026-03-02T10:00:00Z', true, '{"voice.drop.count":{"value":3}}', '[]')`);
  await rows(sql`
    insert into driver_run (run_id, ranked_at, kind, window_days, n, verdict, verdict_reason, drivers, untested)
    values (gen_random_uuid(), '2026-03-02T12:00:00Z', 'transactional', 28, 40, 'weak', 'Few answers.', '[]', '[]')`);
  await rows(sql`
    insert into event_key values (${`${KEY}1`}, ${`${KEY}a`}, current_date, 1000000, 1), (${`${KEY}2`}, null, current_date, 1000001, 1)`);
  await rows(sql`
    insert into kpi_daily values ('subscription', 'SUB-1', current_date, 'voice.drop.count', 'events', 3, 3, null)`);
  const today = sql`current_date + time '00:00'`;
  await rows(sql`create table event_of_before partition of event default`);
  for (const [seq, subscription, customer, resource] of [
    [1, 'SUB-1', 'CUS-1', 'CELL-1'],
    [2, null, null, 'CELL-1'],
    [3, null, 'CUS-1', null],
  ] as const)
    await rows(sql`
      insert into event (seq, day, type, happened_at, arrived_at, late, source, event_id, subscription_id, customer_id, resource_id, kpi, amount, more, used, data)
      values (${seq}, current_date, 'oss.call.v1', ${today}, now(), false, '//s', ${`E-${seq}`}, ${subscription}, ${customer}, ${resource},
        'voice.drop.count', 1, '[{"kpi":"voice.setup.count","amount":2}]', true, '{}')`);
  const alarm = (severity: string) =>
    JSON.stringify({ severity, serviceAffecting: true, specificProblem: 'Power lost' });
  await rows(sql`
    insert into entity values ('oss.alarm.changed.v1', 'AL-1', now()), ('oss.alarm.changed.v1', 'AL-2', now())`);
  await rows(sql`
    insert into entity_event (type, entity_id, seq, source, event_id, happened_at, arrived_at, late, data) values
      ('oss.alarm.changed.v1', 'AL-1', 1, '//s', 'E-1', '2026-03-02T10:00:00Z', now(), false, ${alarm('critical')}),
      ('oss.alarm.changed.v1', 'AL-2', 2, '//s', 'E-2', '2026-03-02T10:00:00Z', now(), false, ${alarm('minor')}),
      ('bss.ticket.changed.v1', 'TT-1', 3, '//s', 'E-3', '2026-03-02T10:00:00Z', now(), false, '{"severity":"Major"}')`);
  await rows(sql`insert into entity_reach values ('resource', 'CELL-1', 'oss.alarm.changed.v1', 'AL-1')`);

  await migrateTo(suite, kpiCorrelation, 13);
  await rows(sql`
    insert into driver_run (run_id, ranked_at, kind, window_days, state, segment, region)
    values (${`${KEY}1`}, '2026-03-03T12:00:00Z', 'transactional', 28, 'cancelled', null, null),
      (${`${KEY}2`}, '2026-03-04T12:00:00Z', 'transactional', 28, 'cancelled', 'consumer', null),
      (${`${KEY}3`}, '2026-03-05T12:00:00Z', 'transactional', 28, 'cancelled', null, 'north')`);
  await rows(sql`
    insert into repair values ('REP-1', 'New antenna', 'resource', '{CELL-1}', now() - interval '1 day', 'core voice', null, now(), 'anna')`);
}

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  await live();
  await migrateTo(suite, kpiCorrelation, 99);
}, 120_000);
afterAll(() => suite.close());

it('keeps answers and exposures, and drops rankings that answer none of the questions of today', async () => {
  expect(await rows(sql`select response_id, score, channel from answer`)).toEqual([
    { response_id: 'RSP-1', score: 3, channel: null },
  ]);
  expect(await rows(sql`select kpis from exposure where latest`)).toEqual([
    { kpis: { 'voice.drop.count': { value: 3 } } },
  ]);
  expect(await rows(sql`select from driver_run where ranked_at < '2026-03-03T00:00:00Z'`)).toEqual([]);
});

it('takes runs of everybody for those of the clock, and others for those of people', async () => {
  expect(
    await rows(sql`select segment, region, scheduled, attempts, not_before from driver_run order by ranked_at`),
  ).toEqual([
    { segment: null, region: null, scheduled: true, attempts: 0, not_before: null },
    { segment: 'consumer', region: null, scheduled: false, attempts: 0, not_before: null },
    { segment: null, region: 'north', scheduled: false, attempts: 0, not_before: null },
  ]);
});

it('refuses events whose keys were taken before, and takes others', async () => {
  const take = (key: string, substance: string | null) =>
    rows(
      sql`select take_event_keys(${[key]}::uuid[], ${[substance]}::uuid[], array[current_date], '{2000000}', '{1}') as refused`,
    );
  expect(await take(`${KEY}1`, null)).toEqual([{ refused: [`${KEY}1`] }]);
  expect(await take(`${KEY}3`, `${KEY}a`)).toEqual([{ refused: [`${KEY}3`] }]);
  expect(await take(`${KEY}4`, `${KEY}b`)).toEqual([{ refused: null }]);
});

it('adds events of before to the same totals', async () => {
  expect(
    await rows(sql`
      select scope, scope_id, kpi, amount::int from event_count order by seq, kpi`),
  ).toEqual(
    (
      [
        ['subscription', 'SUB-1'],
        ['resource', 'CELL-1'],
        ['customer', 'CUS-1'],
      ] as const
    ).flatMap(([scope, scopeId]) => [
      { scope, scope_id: scopeId, kpi: 'voice.drop.count', amount: 1 },
      { scope, scope_id: scopeId, kpi: 'voice.setup.count', amount: 2 },
    ]),
  );
  expect(await rows(sql`select target_id, entity_id, seq from entity_reach`)).toEqual([
    { target_id: 'CELL-1', entity_id: 'AL-1', seq: null },
  ]);
});

it('starts, and tells readers of the outages and repairs of before', async () => {
  // In its place come partitions of days, as the service makes them.
  await rows(sql`drop table event_of_before`);
  const service = await suite.start(SERVICE);
  expect((await service.call('GET', '/health/ready')).body).toMatchObject({ status: 'ok' });
  expect(await readViews(suite)).toMatchObject({ outage: 1, repair: 1, place: 0 });
  expect(await rows(sql`select repair_id, fresh, told_verdict, proof from repair`)).toEqual([
    { repair_id: 'REP-1', fresh: false, told_verdict: null, proof: null },
  ]);
  expect((await service.call('GET', '/v1/repairs')).body).toMatchObject({
    items: [{ name: 'New antenna', targets: ['CELL-1'] }],
  });
});
