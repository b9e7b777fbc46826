import { sql } from '@sidetone/platform/database';
import { readViews } from '@sidetone/testing/insight';
import { eventually, migrateTo, openSuite, type Suite } from '@sidetone/testing/suite';
import { scoring } from '../app.description.js';

let suite: Suite;
const rows = (statement: ReturnType<typeof sql>) => suite.query<Record<string, unknown>>('scoring', statement);

/** Rows as each version left them, before the next one's migrations. */
async function live(): Promise<void> {
  await migrateTo(suite, scoring, 1);
  await rows(sql`insert into calendar_week values ('2026-W10', '2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z')`);
  await rows(sql`
    insert into answer_fact (response_id, revision, withdrawn, invitation_id, survey_id, kind, journey_area, score, band, answered_at, week, contact_id, customer_id) values
      ('RSP-1', 1, false, 'INV-1', 'support', 'transactional', 'support', 9, 'promoter', '2026-03-03T23:30:00Z', '2026-W10', 'CON-1', 'CUS-1'),
      ('RSP-3', 2, false, 'INV-3', 'support', 'transactional', null, 3, 'detractor', '2026-03-04T12:00:00Z', '2026-W10', 'CON-3', 'CUS-3'),
      ('RSP-2', 2, true, 'INV-2', null, null, null, null, null, null, null, null, null)`);
  await rows(sql`
    insert into invitation_fact (invitation_id, survey_id, kind, journey_area, dispatched_at, week)
    select 'INV-' || number, 'support', 'transactional', 'support', '2026-03-02T12:00:00Z', '2026-W10' from generate_series(1, 4) as number`);
  await rows(
    sql`insert into score_window values ('transactional', 'support', '2026-W10', 1, 0, 0, 4, 3, '2026-03-04T12:00:05Z', null)`,
  );

  await migrateTo(suite, scoring, 3);
  await rows(sql`
    update invitation_fact set contact_id = 'CON-' || right(invitation_id, 1), customer_id = 'CUS-1', trigger_id = 'INT-1', answered = invitation_id <> 'INV-4'`);
  await rows(
    sql`insert into case_cause values ('CASE-1', 'RSP-1', 'weather', true), ('CASE-2', 'RSP-1', null, false), ('CASE-3', null, 'price', false)`,
  );
  await rows(sql`insert into score_target values ('transactional', '', 'nps', 40, 2, 'anna', '2026-03-01T10:00:00Z')`);
  await rows(sql`insert into index_model values ('annual', '{"levels":[]}', 5, 'anna', '2026-03-01T10:00:00Z')`);
  const zeros = Array.from({ length: 100 }, () => 0);
  const [{ cells } = {}] = await rows(
    sql`select count(*)::int as cells from pg_attribute where attrelid = 'score_cell'::regclass and attnum > 0`,
  );
  const counts = zeros.slice(0, Number(cells) - 6).join(', ');
  for (const value of ['Oulu', 'oulu', 'Åland'])
    await suite.query('scoring', {
      text: `insert into score_cell values ('region', 'transactional', '', $1, '2026-03-01', '', ${counts})`,
      values: [value],
    });
}

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  await live();
  await migrateTo(suite, scoring, 99);
}, 120_000);
afterAll(() => suite.close());

it("gives facts of before a day, until they are counted by the operator's, and owes their count once", async () => {
  expect(
    await rows(
      sql`select response_id, day::text, customer_known, outside, channel from answer_fact order by response_id`,
    ),
  ).toEqual([
    { response_id: 'RSP-1', day: '2026-03-03', customer_known: false, outside: false, channel: null },
    { response_id: 'RSP-2', day: null, customer_known: false, outside: false, channel: null },
    { response_id: 'RSP-3', day: '2026-03-04', customer_known: false, outside: false, channel: null },
  ]);
  expect(await rows(sql`select distinct day::text from invitation_fact`)).toEqual([{ day: '2026-03-02' }]);
  expect(await rows(sql`select recount_id from recount_owed`)).toEqual([{ recount_id: '1' }]);
  await expect(rows(sql`update answer_fact set day = null where response_id = 'RSP-1'`)).rejects.toThrow('check');
});

it('forgets whom it asked who took the answer back, and nobody else', async () => {
  expect(
    await rows(
      sql`select invitation_id, contact_id, customer_id, trigger_id from invitation_fact where invitation_id in ('INV-2', 'INV-3') order by 1`,
    ),
  ).toEqual([
    { invitation_id: 'INV-2', contact_id: null, customer_id: null, trigger_id: null },
    { invitation_id: 'INV-3', contact_id: 'CON-3', customer_id: 'CUS-1', trigger_id: 'INT-1' },
  ]);
});

it('knows the last case of an answer, with the causes of all', async () => {
  expect(await rows(sql`select response_id, case_id, told_at from case_answer`)).toEqual([
    { response_id: 'RSP-1', case_id: 'CASE-2', told_at: new Date(0) },
  ]);
  expect(await rows(sql`select case_id, root_cause, outside from case_cause order by case_id`)).toEqual([
    { case_id: 'CASE-1', root_cause: 'weather', outside: true },
    { case_id: 'CASE-2', root_cause: null, outside: false },
    { case_id: 'CASE-3', root_cause: 'price', outside: false },
  ]);
});

it('keeps targets and models as the version in force, and takes a next one beside each', async () => {
  await rows(sql`insert into score_target values ('transactional', '', 'nps', 45, 3, 'anna', now())`);
  await rows(sql`insert into index_model values ('annual', '{"levels":[1]}', 6, 'anna', now())`);
  expect(await rows(sql`select target, version from score_target order by version`)).toEqual([
    { target: 40, version: 2 },
    { target: 45, version: 3 },
  ]);
  expect(await rows(sql`select model, version from index_model order by version`)).toEqual([
    { model: { levels: [] }, version: 5 },
    { model: { levels: [1] }, version: 6 },
  ]);
});

it('tells cells apart by the bytes of their keys', async () => {
  expect(await rows(sql`select value from score_cell order by value`)).toEqual([
    { value: 'Oulu' },
    { value: 'oulu' },
    { value: 'Åland' },
  ]);
});

it('starts, counts what it owes, and tells readers and callers', async () => {
  const service = await suite.start('scoring', { OPERATOR_TIME_ZONE: 'Europe/Helsinki', MINIMUM_N: '2' });
  await eventually(async () => expect(await rows(sql`select from recount_owed`)).toEqual([]));
  expect(
    await rows(sql`
      select day::text, sum(promoters)::int as promoters, sum(detractors)::int as detractors, sum(invited)::int as invited, sum(answered)::int as answered
      from score_cell where dimension = 'all' and kind = 'transactional' and journey_area = '' group by day order by day`),
  ).toEqual([
    { day: '2026-03-02', promoters: 0, detractors: 0, invited: 4, answered: 2 },
    { day: '2026-03-04', promoters: 1, detractors: 1, invited: 0, answered: 0 },
  ]);
  expect(await readViews(suite)).toMatchObject({ nps_monthly: expect.any(Number) as number, target: 1 });
  expect((await service.call('GET', '/v1/nps?from=2026-03-01T00:00:00Z&to=2026-03-31T00:00:00Z')).body).toMatchObject({
    overall: { n: 2, promoters: 1, detractors: 1, score: 0 },
  });
});
