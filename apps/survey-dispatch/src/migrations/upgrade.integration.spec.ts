import { sql } from '@sidetone/platform/database';
import { readViews } from '@sidetone/testing/insight';
import { migrateTo, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { surveyDispatch } from '../app.description.js';

const SERVICE = 'survey-dispatch';
const SETTINGS = { LINK_SECRET: 'a-secret-of-tests-that-is-long-enough', PUBLIC_URL: 'http://localhost:1' };

let suite: Suite;
let service: RunningService;
const rows = (statement: ReturnType<typeof sql>) => suite.query<Record<string, unknown>>(SERVICE, statement);

/** Rows as each version left them, before the next one's migrations. */
async function live(): Promise<void> {
  await migrateTo(suite, surveyDispatch, 1);
  await rows(sql`
    insert into contact (contact_id, customer_id, language, consent, reachable, status, version, last_invited_at) values
      ('CON-1', 'CUS-1', 'fi', true, true, 'active', 7, '2026-03-01T10:00:00Z'), ('CON-2', 'CUS-1', null, false, true, 'active', 1, null)`);
  await rows(sql`insert into subscription values ('SUB-1', 'CON-1', true, 3)`);
  await rows(sql`
    insert into candidate (interaction_id, candidate_id, contact_id, customer_id, kind, programme, completed_at, cause_id, due_at, state, reason, decided_at) values
      ('INT-1', 'CAN-1', 'CON-1', 'CUS-1', 'support', 'support', '2026-03-01T09:00:00Z', 'E-1', '2026-03-01T10:00:00Z', 'invited', null, '2026-03-01T10:00:00Z'),
      ('INT-2', 'CAN-2', 'CON-2', 'CUS-1', 'sale', 'sales', '2026-03-02T09:00:00Z', 'E-2', '2026-03-02T10:00:00Z', 'suppressed', 'noConsent', '2026-03-02T10:00:00Z'),
      ('INT-3', 'CAN-3', 'CON-9', 'CUS-9', 'sale', 'sales', '2026-03-03T09:00:00Z', 'E-3', '2099-03-03T10:00:00Z', 'waiting', null, null)`);
  await rows(sql`
    insert into invitation (invitation_id, interaction_id, contact_id, customer_id, subscription_id, survey_id, programme, kind, language, completed_at,
      issued_event_id, issued_at, expires_at, state, attempts, next_attempt_at, dispatched_at, failure) values
      ('INV-1', 'INT-1', 'CON-1', 'CUS-1', 'SUB-1', 'support-transactional', 'support', 'support', 'fi', '2026-03-01T09:00:00Z',
        'I-1', '2026-03-01T10:00:00Z', '2026-03-15T10:00:00Z', 'dispatched', 2, null, '2026-03-01T10:01:00Z', null),
      ('INV-0', 'INT-0', 'CON-1', 'CUS-1', null, 'support-transactional', 'support', 'support', 'fi', '2026-01-01T09:00:00Z',
        'I-0', '2026-01-01T10:00:00Z', '2026-01-15T10:00:00Z', 'failed', 5, null, null, 'The gateway does not know the contact.'),
      ('INV-4', 'INT-4', 'CON-4', 'CUS-4', null, 'billing-transactional', 'billing', 'billing', 'en', '2026-03-04T09:00:00Z',
        'I-4', '2026-03-04T10:00:00Z', '2099-03-18T10:00:00Z', 'issued', 1, '2099-03-04T10:05:00Z', null, null)`);

  await migrateTo(suite, surveyDispatch, 4);
  await rows(
    sql`update invitation set clear_at = issued_at + interval '30 days' where invitation_id in ('INV-0', 'INV-1')`,
  );
  await rows(sql`update message set answered_at = '2026-03-02T08:00:00Z', failure = 'late' where message_id = 'INV-1'`);

  await migrateTo(suite, surveyDispatch, 9);
  await rows(
    sql`insert into notice values ('N-1', 'queued', null, '2026-03-05T10:00:00Z'), ('N-2', 'suppressed', 'optedOut', '2026-03-05T10:00:00Z')`,
  );
}

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  await live();
  service = await suite.start(SERVICE, SETTINGS);
}, 120_000);
afterAll(() => suite.close());

it('makes a candidate of each programme of what was of an interaction, and asks it no second time', async () => {
  expect(
    await rows(sql`
      select occasion_id, programme_id, programme_version, trigger_type, trigger_id, state, reason, contact_known, case_round, told
      from candidate order by occasion_id`),
  ).toEqual([
    { ...candidate('INT-1', 'support-transactional'), state: 'invited', contact_known: true },
    { ...candidate('INT-2', 'sales-transactional'), state: 'suppressed', reason: 'noConsent', contact_known: true },
    { ...candidate('INT-3', 'sales-transactional'), state: 'waiting', contact_known: false },
  ]);
  expect(await rows(sql`select customer_id, segment, version from customer`)).toEqual([
    { customer_id: 'CUS-1', segment: null, version: null },
  ]);
  expect(
    await rows(sql`select contact_id, roles, channels, addresses, deceased_at from contact where contact_id = 'CON-1'`),
  ).toEqual([{ contact_id: 'CON-1', roles: [], channels: null, addresses: {}, deceased_at: null }]);
  expect(await rows(sql`select subscription_id, live, service_ids from subscription`)).toEqual([
    { subscription_id: 'SUB-1', live: true, service_ids: [] },
  ]);
});
const candidate = (occasion: string, programme: string) => ({
  occasion_id: occasion,
  programme_id: programme,
  programme_version: 1,
  trigger_type: 'bss.interaction.changed.v1',
  trigger_id: occasion,
  reason: null,
  case_round: null,
  told: [],
});

it('keeps the clocks of contacts, and lets the database hold them', async () => {
  expect(
    await rows(sql`select contact_id, survey_id, invited_at, answered_at from contact_clock order by contact_id`),
  ).toEqual([
    {
      contact_id: 'CON-1',
      survey_id: 'support-transactional',
      invited_at: new Date('2026-03-01T10:00:00Z'),
      answered_at: null,
    },
    {
      contact_id: 'CON-4',
      survey_id: 'billing-transactional',
      invited_at: new Date('2026-03-04T10:00:00Z'),
      answered_at: null,
    },
  ]);
  const again = (id: string, at: string) =>
    rows(sql`
      insert into invitation (invitation_id, occasion_id, contact_id, customer_id, survey_id, language, occasion_at, issued_event_id, issued_at, expires_at,
        kind, programme_version, channel, issued, clear_at)
      values (${id}, ${id}, 'CON-1', 'CUS-1', 'S', 'fi', ${at}, 'I', ${at}, ${at}, 'relationship', 1, 'email', '{}', ${at}::timestamptz + interval '1 day')`);
  await expect(again('INV-8', '2026-03-20T10:00:00Z')).rejects.toMatchObject({ constraint: 'invitation_clock' });
  await again('INV-9', '2026-04-20T10:00:00Z');
  await rows(sql`delete from invitation where invitation_id = 'INV-9'`);
});

it('tells what was issued as it would be told now, and sends what was on its way as messages', async () => {
  const [first] = await rows(
    sql`select issued, kind, journey_area, channel from invitation where invitation_id = 'INV-1'`,
  );
  expect(first).toEqual({
    kind: 'transactional',
    journey_area: 'support',
    channel: 'webhook',
    issued: {
      invitationId: 'INV-1',
      surveyId: 'support-transactional',
      kind: 'transactional',
      contactId: 'CON-1',
      customerId: 'CUS-1',
      subscriptionId: 'SUB-1',
      journeyArea: 'support',
      channel: 'webhook',
      language: 'fi',
      trigger: { type: 'bss.interaction.changed.v1', id: 'INT-1', at: '2026-03-01T09:00:00.000Z' },
      expiresAt: '2026-03-15T10:00:00.000Z',
    },
  });
  expect(
    await rows(sql`
      select message_id, reminder, programme_id, state, attempts, refusals, outcome, due_at, sent_at, notice from message order by message_id`),
  ).toEqual([
    { ...message('INV-0'), state: 'failed', attempts: 5, outcome: 'refused' },
    { ...message('INV-1'), state: 'sent', attempts: 2, sent_at: new Date('2026-03-01T10:01:00Z') },
    {
      ...message('INV-4'),
      programme_id: 'billing-transactional',
      state: 'queued',
      attempts: 1,
      due_at: new Date('2099-03-04T10:05:00Z'),
    },
  ]);
  expect(await rows(sql`select invitation_id, state, failure from invitation_sending order by invitation_id`)).toEqual([
    { invitation_id: 'INV-0', state: 'failed', failure: 'The gateway does not know the contact.' },
    { invitation_id: 'INV-1', state: 'answered', failure: null },
    { invitation_id: 'INV-4', state: 'issued', failure: null },
  ]);
});
const message = (id: string) => ({
  message_id: id,
  reminder: false,
  programme_id: 'support-transactional',
  refusals: 0,
  outcome: null,
  due_at: null,
  sent_at: null,
  notice: null,
});

it('keeps what was decided of notices, and may call others off', async () => {
  await rows(sql`insert into notice values ('N-3', 'calledOff', null, now())`);
  await expect(rows(sql`insert into notice values ('N-4', 'forgotten', null, now())`)).rejects.toThrow(
    'notice_outcome_check',
  );
  expect(await rows(sql`select notice_id, outcome, reason from notice order by notice_id`)).toEqual([
    { notice_id: 'N-1', outcome: 'queued', reason: null },
    { notice_id: 'N-2', outcome: 'suppressed', reason: 'optedOut' },
    { notice_id: 'N-3', outcome: 'calledOff', reason: null },
  ]);
});

it('has the programmes that ship, and tells readers what was', async () => {
  expect(await rows(sql`select programme_id, version, state from programme order by programme_id`)).toEqual(
    [
      'billing-transactional',
      'delivery-transactional',
      'sales-transactional',
      'support-transactional',
      'verification',
    ].map((programme) => ({ programme_id: programme, version: 1, state: 'active' })),
  );
  const { body } = await service.call('GET', '/health/ready');
  expect(body).toMatchObject({ status: 'ok' });
  expect(await readViews(suite)).toMatchObject({
    invitation: 3,
    suppression: 1,
    invitation_daily: 3,
    suppression_daily: 1,
  });
});

it('leaves the verification to a programme that the operator had before', async () => {
  const other = await openSuite({ mostPartitions: 1 });
  try {
    await migrateTo(other, surveyDispatch, 7);
    await other.query(
      SERVICE,
      sql`insert into programme values ('did-it-help', 1, 'verification', 'paused', '{}', now(), 'anna')`,
    );
    await migrateTo(other, surveyDispatch, 99);
    expect(
      await other.query(SERVICE, sql`select programme_id, state from programme where kind = 'verification'`),
    ).toEqual([{ programme_id: 'did-it-help', state: 'paused' }]);
  } finally {
    await other.close();
  }
});
