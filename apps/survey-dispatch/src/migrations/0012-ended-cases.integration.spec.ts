import { Database, platformMigrations, sql } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { surveyDispatch } from '../app.description.js';
import { CalledOffNotices } from '../send-messages/called-off-notices.js';
import { EndedCaseStore } from '../tell-customers/ended-case-store.js';
import { EndedCases1000000000112 } from './0012-ended-cases.js';

const { migrations } = surveyDispatch;
const before = migrations.slice(0, migrations.indexOf(EndedCases1000000000112));

let own: SuiteDatabase;
let upgraded: Database;

beforeAll(async () => {
  own = await openDatabase(before);
  upgraded = new Database({ ...own.database.settings, migrations: [...platformMigrations, ...migrations] });
});
afterAll(async () => {
  await upgraded.close();
  await own.close();
});

/** Notices of two thousand cases that wait, as the version wrote them that knew no more of a notice than its case and its words. */
const fill = sql`
  insert into message (message_id, invitation_id, reminder, contact_id, customer_id, channel, language, programme_id, programme_version,
    issued_event_id, issued, not_before, due_at, expires_at, opt_out_hash, reference, state, notice)
  select 'N-' || number, 'N-' || number, false, 'CON-' || number, 'CUS-1', 'webhook', 'fi', 'notice-done', 1, 'E-' || number, '{}',
    '2026-11-23', '2026-11-23', '2026-11-30', 'hash ' || number, 1, 'waiting',
    jsonb_build_object('caseId', 'CASE-' || number, 'about', 'done', 'words', 'We credited ' || number || ' EUR.')
  from generate_series(1, 2000) as number`;

describe('migration 0012', () => {
  it('lets what an older version left to be told be called off, of the case that ended alone, found by an index', async () => {
    await own.database.query(fill);
    // As who ran a migration 0011 of before has it; an empty database is migrated without by every other suite.
    await own.database.query(sql`
      create index notice_of_case on message ((notice ->> 'caseId')) where notice is not null and state in ('queued', 'waiting')`);
    await upgraded.open();
    await upgraded.query(sql`analyze message`);
    const notices = new CalledOffNotices();
    const calledOff = await upgraded.transaction(async (tx) => {
      await new EndedCaseStore(upgraded).note(tx, [{ caseId: 'CASE-7', revision: 5, notedAt: Date.now() }]);
      const scans = sql`select seq_scan::int as scans from pg_stat_xact_user_tables where relname = 'message'`;
      const [scansBefore] = await tx.query<{ scans: number }>(scans);
      const found = await notices.ofCases(tx, ['CASE-7', 'CASE-none']);
      expect((await tx.query<{ scans: number }>(scans))[0]).toEqual(scansBefore);
      return found;
    });
    expect(calledOff).toMatchObject([{ messageId: 'N-7', notice: { caseId: 'CASE-7', words: '' } }]);
    const ended = sql`select message_id as id, state, outcome, notice ->> 'words' as words from message where state <> 'waiting'`;
    expect(await upgraded.query(ended)).toEqual([{ id: 'N-7', state: 'failed', outcome: 'calledOff', words: '' }]);
  });
});
