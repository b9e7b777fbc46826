import { sql } from '@sidetone/platform/database';
import { readViews } from '@sidetone/testing/insight';
import { migrateTo, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { responseIngest } from '../app.description.js';

const SERVICE = 'response-ingest';

let suite: Suite;
let service: RunningService;
const rows = (statement: ReturnType<typeof sql>) => suite.query<Record<string, unknown>>(SERVICE, statement);

/** Rows as each version left them, before the next one's migrations. */
async function live(): Promise<void> {
  await migrateTo(suite, responseIngest, 1);
  await rows(sql`
    insert into invitation (invitation_id, link_hash, survey_id, kind, contact_id, customer_id, journey_area, channel, language, expires_at)
    select 'INV-' || number, case when number < 4 then 'hash ' || number end, 'support-transactional', 'transactional', 'CON-' || number, 'CUS-1',
      'support', 'webhook', 'fi', '2026-03-15T10:00:00Z' from generate_series(1, 4) as number`);
  await rows(sql`
    insert into response select 'RSP-' || number, 'INV-' || number, 1, '2026-03-02T10:00:00Z' from generate_series(1, 3) as number`);
  await rows(sql`
    insert into response_version
    select 'RSP-' || number, 1, 3 * number, '["network"]', 'Calls drop.', false, '[]', '[]', 'webhook', '2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z'
    from generate_series(1, 3) as number`);
  await rows(sql`
    insert into import_line values ('old-survey', 1, 'accepted', null), ('old-survey', 2, 'refused', 'No score.'), ('other', 1, 'accepted', null)`);

  await migrateTo(suite, responseIngest, 3);
  await rows(sql`insert into programme_version values ('support-transactional', 1, 'support', 'en', '{"reasons":[]}')`);
  await rows(sql`
    insert into set_aside (set_aside_id, invitation_id, reason, channel, words, came_at) values
      ('SA-1', 'INV-1', 'unreadable', 'sms', 'hello', '2026-03-03T10:00:00Z'), ('SA-2', 'INV-2', 'unreadable', 'sms', 'hello', '2026-03-03T10:00:00Z'),
      ('SA-3', 'INV-3', 'unreadable', 'sms', 'hello', '2026-03-03T10:00:00Z')`);
  await rows(
    sql`update response set withdrawn_reason = 'erasure', withdrawn_at = '2026-03-04T10:00:00Z' where response_id = 'RSP-1'`,
  );
  await rows(
    sql`update response set withdrawn_reason = 'test', withdrawn_at = '2026-03-04T10:00:00Z' where response_id = 'RSP-2'`,
  );
}

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  await live();
  service = await suite.start(SERVICE);
}, 120_000);
afterAll(() => suite.close());

it('finds invitations by their links, and those without one by none', async () => {
  expect(
    await rows(sql`
      select invitation_id, link_key, programme_version, answer_id, case_id, case_round from invitation order by invitation_id`),
  ).toEqual(
    ['hash 1', 'hash 2', 'hash 3', 'none of INV-4'].map((key, index) => ({
      invitation_id: `INV-${index + 1}`,
      link_key: key,
      programme_version: null,
      answer_id: null,
      case_id: null,
      case_round: null,
    })),
  );
  await expect(rows(sql`update invitation set expires_at = null where invitation_id = 'INV-4'`)).rejects.toThrow(
    'check',
  );
});

it('knows lines of imports by their numbers, so that a file that is sent again adds nothing', async () => {
  expect(await rows(sql`select survey_id, line, line_key, fate from import_line order by survey_id, line`)).toEqual([
    { survey_id: 'old-survey', line: 1, line_key: 'line:1', fate: 'accepted' },
    { survey_id: 'old-survey', line: 2, line_key: 'line:2', fate: 'refused' },
    { survey_id: 'other', line: 1, line_key: 'line:1', fate: 'accepted' },
  ]);
  await expect(
    rows(sql`insert into import_line (survey_id, line, fate, line_key) values ('other', 9, 'accepted', 'line:1')`),
  ).rejects.toThrow('import_line_pkey');
  expect(await rows(sql`select programme_id, kind from programme_version`)).toEqual([
    { programme_id: 'support-transactional', kind: null },
  ]);
});

it('deletes the words of who asked to be erased, and of nobody else', async () => {
  expect(await rows(sql`select set_aside_id from set_aside order by set_aside_id`)).toEqual([
    { set_aside_id: 'SA-2' },
    { set_aside_id: 'SA-3' },
  ]);
  expect(await rows(sql`select invitation_id, erased_at from invitation where erased_at is not null`)).toEqual([
    { invitation_id: 'INV-1', erased_at: new Date('2026-03-04T10:00:00Z') },
  ]);
});

it('answers with what was answered before, and tells readers what was set aside', async () => {
  const { status, body } = await service.call('GET', '/v1/responses');
  expect(status).toBe(200);
  expect(JSON.stringify(body)).toContain('RSP-3');
  expect(await readViews(suite)).toMatchObject({ set_aside: 2 });
});
