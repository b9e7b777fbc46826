import { sql } from '@sidetone/platform/database';
import { readViews } from '@sidetone/testing/insight';
import { migrateTo, openSuite, type Suite } from '@sidetone/testing/suite';
import { closeTheLoop } from '../app.description.js';

const SERVICE = 'close-the-loop';

let suite: Suite;
const rows = (statement: ReturnType<typeof sql>) => suite.query<Record<string, unknown>>(SERVICE, statement);
const ms = (time: string): number => Date.parse(time);

/** Rows as each version left them, before the next one's migrations. What would be due is due in a time that no test sees. */
async function live(): Promise<void> {
  await migrateTo(suite, closeTheLoop, 2);
  await rows(sql`
    insert into cases (case_id, response_id, response_revision, invitation_id, survey_id, customer_id, contact_id, journey_area, score, band, priority, team,
      state, state_changed_at, alert, overdue, escalation_level, opened_at, first_contact_due, resolve_due, contacted_at, closed_at, outcome, root_cause,
      withdrawn, version)
    select 'CASE-' || number, 'RSP-' || number, 1, 'INV-' || number, 'support', 'CUS-1', 'CON-1', area, 3, 'detractor', 1, 'service desk',
      state, '2026-03-02T10:00:00Z', true, overdue, 0, '2026-03-02T10:00:00Z', '2099-03-03T10:00:00Z', '2099-03-09T10:00:00Z', contacted_at, closed_at,
      outcome, cause, withdrawn, 2
    from (values
      (1, 'support', 'open', false, null::timestamptz, null::timestamptz, null, null, false),
      (2, 'support', 'open', true, null, null, null, null, false),
      (3, null, 'contacted', false, '2026-03-02T12:00:00Z', null, null, null, false),
      (4, 'support', 'closed', false, '2026-03-02T12:00:00Z', '2026-03-02T13:00:00Z', 'resolved', 'coverage', false),
      (5, 'support', 'open', false, null, null, null, null, true))
      as each (number, area, state, overdue, contacted_at, closed_at, outcome, cause, withdrawn)`);
  await rows(sql`insert into exposure values ('RSP-1', 1, 28, '2026-03-02T10:00:00Z', '[]', '[]')`);
  await rows(sql`insert into early_withdrawal values ('RSP-9')`);

  await migrateTo(suite, closeTheLoop, 12);
  await rows(sql`
    update cases set state = 'resolved', state_changed_at = '2099-01-01T10:00:00Z', resolved_at = '2099-01-01T10:00:00Z',
      next_due_at = case case_id when 'CASE-3' then '2099-01-02T10:00:00Z'::timestamptz end
    where case_id in ('CASE-2', 'CASE-3')`);
  await rows(sql`
    insert into case_history (case_id, at, actor, move, from_state, to_state)
    select 'CASE-1', now(), 'anna', 'contact', 'open', 'open' from generate_series(1, 3)`);
  await rows(sql`insert into incident_look (at) values ('2026-03-02T10:00:00Z')`);
  await rows(
    sql`insert into digest (kind, name, day, state, prepared_at, due_at) values ('team', 'service desk', '2099-03-02', 'waiting', now(), '2099-03-02T07:00:00Z')`,
  );
  await rows(sql`
    insert into told_case (case_id, customer_id, subscription_id, score, band, team, status, status_changed_at, opened_at, first_contact_due, resolve_due)
    select case_id, 'CUS-1', 'SUB-1', 3, 'detractor', team, 'open', opened_at, opened_at, first_contact_due, resolve_due from cases where case_id in ('CASE-1', 'CASE-5')`);
  await rows(sql`
    insert into case_ticket (case_id, state, note, requested_at, requested_by, due_at, give_up_at, attempts, ticket_id)
    select case_id, 'created', 'He says that calls drop.', now(), 'anna', now(), now(), 2, 'TT-' || case_id from told_case`);
  await rows(sql`
    insert into webhook (webhook_id, url, event_types, state, secret, version, created_at, changed_at, changed_by)
    values ('WH-1', 'https://crm.example/hook', '{case.opened.v1}', 'paused', 'sealed', 1, now(), now(), 'anna')`);
  await rows(sql`
    insert into webhook_event
    select case_id || ':' || place, case place when 1 then 'case.opened.v1' else 'case.closed.v1' end, '{"caseId":"' || case_id || '"}', now()
    from told_case cross join generate_series(1, 2) as place`);
  await rows(sql`
    insert into webhook_delivery (webhook_id, event_id, case_id, state, attempts, queued_at, due_at, give_up_at, ended_at)
    select 'WH-1', event_id, split_part(event_id, ':', 1), case when event_id like '%:1' then 'waiting' else 'delivered' end, 3,
      '2026-03-02T10:00:00Z', '2099-03-02T10:00:00Z', '2099-03-05T10:00:00Z', case when event_id like '%:2' then '2026-03-02T10:00:00Z'::timestamptz end
    from webhook_event`);
}

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  await live();
  await migrateTo(suite, closeTheLoop, 99);
}, 180_000);
afterAll(() => suite.close());

it('lets cases of before go on beside one another, by topic, each with its answer', async () => {
  expect(
    await rows(sql`
      select case_id, topic, state, inherited, round, told -> 'firstContact' as told, told -> 'resolve' ->> 'breached' as resolve_breached, clock_trouble
      from cases order by case_id`),
  ).toEqual([
    { ...inherited, case_id: 'CASE-1', topic: 'support', state: 'open' },
    { ...inherited, case_id: 'CASE-2', topic: 'support', state: 'resolved', told: { warned: true, breached: true } },
    { ...inherited, case_id: 'CASE-3', topic: 'general', state: 'resolved' },
    { ...inherited, case_id: 'CASE-4', topic: 'support', state: 'closed' },
    { ...inherited, case_id: 'CASE-5', topic: 'support', state: 'withdrawn' },
  ]);
  expect(
    await rows(sql`select response_id, case_id, score, first_score, kind from case_answer order by response_id`),
  ).toEqual(
    [3, 3, 3, 3, null].map((score, index) => ({
      response_id: `RSP-${index + 1}`,
      case_id: `CASE-${index + 1}`,
      score,
      first_score: 3,
      kind: 'transactional',
    })),
  );
  // One that is opened now is the only one of its respondent and topic.
  const again = (caseId: string) =>
    rows(sql`
      insert into cases (case_id, response_id, response_revision, invitation_id, survey_id, contact_id, topic, score, band, priority, team, state,
        state_changed_at, alert, overdue, escalation_level, opened_at, first_contact_due, resolve_due, withdrawn, version, clocks)
      select ${caseId}, ${caseId}, 1, 'INV', 'support', 'CON-2', 'support', 3, 'detractor', 1, team, 'open', now(), true, false, 0, now(),
        first_contact_due, resolve_due, false, 1, clocks from cases where case_id = 'CASE-1'`);
  await again('CASE-8');
  await expect(again('CASE-9')).rejects.toMatchObject({ constraint: 'cases_one_live' });
  await rows(sql`delete from cases where case_id = 'CASE-8'`);
});
const inherited = {
  inherited: true,
  round: 1,
  told: { warned: false, breached: false },
  resolve_breached: 'false',
  clock_trouble: null,
};

it('runs their clocks on as they ran, and stops those that had stopped', async () => {
  const [first] = await rows(sql`select clocks -> 'resolve' as clock, next_due_at from cases where case_id = 'CASE-1'`);
  const opened = ms('2026-03-02T10:00:00Z');
  const due = ms('2099-03-09T10:00:00Z');
  expect(first).toEqual({
    clock: {
      ...{ kind: 'resolve', startedAt: opened, countsFrom: opened, shareBefore: 0, warnShare: 0.75 },
      ...{ minutes: (due - opened) / 60_000, warnAt: opened + 0.75 * (due - opened), dueAt: due },
    },
    next_due_at: new Date('2099-03-03T10:00:00Z'),
  });
  expect(
    await rows(sql`
      select case_id, (clocks -> 'firstContact' ->> 'stoppedAt')::float8 as contacted, (clocks -> 'resolve' ->> 'stoppedAt')::float8 as closed
      from cases where case_id in ('CASE-3', 'CASE-4') order by case_id`),
  ).toEqual([
    { case_id: 'CASE-3', contacted: ms('2026-03-02T12:00:00Z'), closed: null },
    { case_id: 'CASE-4', contacted: ms('2026-03-02T12:00:00Z'), closed: ms('2026-03-02T13:00:00Z') },
  ]);
});

it('closes what was resolved two weeks after, unless something is due before', async () => {
  expect(
    await rows(
      sql`select case_id, next_due_at from cases where case_id in ('CASE-2', 'CASE-3', 'CASE-4') order by case_id`,
    ),
  ).toEqual([
    { case_id: 'CASE-2', next_due_at: new Date('2099-01-15T10:00:00Z') },
    { case_id: 'CASE-3', next_due_at: new Date('2099-01-02T10:00:00Z') },
    { case_id: 'CASE-4', next_due_at: null },
  ]);
});

it('takes what was looked at for incidents for looked at, and what comes for new', async () => {
  expect(
    await rows(sql`select history_last, history_before, exposure_last, exposure_before from incident_look`),
  ).toEqual([{ history_last: '3', history_before: '3', exposure_last: '0', exposure_before: '0' }]);
  await rows(sql`insert into exposure values ('RSP-2', 1, 28, '2026-03-02T10:00:00Z', '[]', '[]')`);
  expect(await rows(sql`select response_id, entry from exposure order by response_id`)).toEqual([
    { response_id: 'RSP-1', entry: null },
    { response_id: 'RSP-2', entry: '1' },
  ]);
});

it('forgets what it kept of cases that were withdrawn, and tells nobody of them any more', async () => {
  expect(await rows(sql`select case_id, customer_id, subscription_id from told_case order by case_id`)).toEqual([
    { case_id: 'CASE-1', customer_id: 'CUS-1', subscription_id: 'SUB-1' },
    { case_id: 'CASE-5', customer_id: null, subscription_id: null },
  ]);
  expect(
    await rows(sql`select case_id, note, attempts, attempts_before, ticket_id from case_ticket order by case_id`),
  ).toEqual([
    { case_id: 'CASE-1', note: 'He says that calls drop.', attempts: 2, attempts_before: 0, ticket_id: 'TT-CASE-1' },
    { case_id: 'CASE-5', note: null, attempts: 2, attempts_before: 0, ticket_id: 'TT-CASE-5' },
  ]);
  expect(
    await rows(sql`
      select event_id, state, body = '' as emptied, ended_at is not null as ended, attempts, attempts_before
      from webhook_delivery join webhook_event using (event_id) order by event_id`),
  ).toEqual([
    { event_id: 'CASE-1:1', state: 'waiting', emptied: false, ended: false, attempts: 3, attempts_before: 0 },
    { event_id: 'CASE-1:2', state: 'delivered', emptied: false, ended: true, attempts: 3, attempts_before: 0 },
    { event_id: 'CASE-5:1', state: 'erased', emptied: true, ended: true, attempts: 3, attempts_before: 0 },
    { event_id: 'CASE-5:2', state: 'delivered', emptied: false, ended: true, attempts: 3, attempts_before: 0 },
  ]);
});

it('lets digests rest that were waiting', async () => {
  await rows(sql`update digest set state = 'resting' where name = 'service desk'`);
  expect(await rows(sql`select state, day::text from digest`)).toEqual([{ state: 'resting', day: '2099-03-02' }]);
});

it('starts, and tells callers and readers of the cases of before', async () => {
  const service = await suite.start(SERVICE);
  expect((await service.call('GET', '/v1/cases/CASE-4')).body).toMatchObject({
    ...{ caseId: 'CASE-4', state: 'closed', outcome: 'resolved', rootCause: 'coverage' },
  });
  expect((await service.call('GET', '/v1/cases?responseId=RSP-2')).body).toMatchObject({
    items: [{ caseId: 'CASE-2' }],
  });
  expect(await readViews(suite)).toMatchObject({ case_file: 5, action_plan: 0 });
});
