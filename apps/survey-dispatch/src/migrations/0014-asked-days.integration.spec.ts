import { Database, platformMigrations, sql } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { surveyDispatch } from '../app.description.js';
import { AskedDays } from '../count-asked/asked-days.js';
import { surveyDispatchContract } from '../reading-contract/survey-dispatch-contract.js';
import { AskedDays1000000000114 } from './0014-asked-days.js';

const ZONE = 'Europe/Helsinki';
const { migrations } = surveyDispatch;
const before = migrations.slice(0, migrations.indexOf(AskedDays1000000000114));
/** The last is of the second of March there. */
const ISSUED = ['2024-11-30T21:59:00Z', '2024-11-30T22:01:00Z', '2025-06-15T12:00:00Z', '2026-03-01T22:30:00Z'];

let own: SuiteDatabase;
let upgraded: Database;

beforeAll(async () => {
  own = await openDatabase(before);
  upgraded = new Database({
    ...own.database.settings,
    migrations: [...platformMigrations, ...migrations],
    contract: surveyDispatchContract({ OPERATOR_TIME_ZONE: ZONE }),
  });
});
afterAll(async () => {
  await upgraded.close();
  await own.close();
});

const invitations = () =>
  upgraded.query(sql`
    select day::text, to_char(time at time zone 'UTC', 'DD HH24:MI') as time, programme_id, area, channel, invited, answered, failed
    from insight.invitation_daily order by day`);
const suppressions = () =>
  upgraded.query(sql`select day::text, programme_id, reason, occasions from insight.suppression_daily order by day`);

it('is complete from the first moment on: days of before are told as they were, before and after they are counted', async () => {
  for (const [index, at] of ISSUED.entries()) {
    const id = `INV-${index}`;
    await own.database.query(sql`
      insert into invitation (invitation_id, occasion_id, contact_id, customer_id, survey_id, journey_area, kind, channel, language, occasion_at,
        issued_event_id, issued_at, expires_at, programme_version, issued)
      values (${id}, ${id}, ${id}, 'CUS-1', 'support', 'support', 'transactional', 'email', 'en', ${at}, 'e', ${at},
        ${at}::timestamptz + interval '14 days', 1, '{}')`);
    await own.database.query(sql`
      insert into message (message_id, invitation_id, reminder, contact_id, customer_id, channel, language, programme_id, programme_version,
        issued_event_id, issued, not_before, expires_at, opt_out_hash, reference, state, sent_at, answered_at)
      values (${id}, ${id}, false, ${id}, 'CUS-1', 'email', 'en', 'support', 1, 'e', '{}', ${at}, ${at}, ${id}, 0, 'sent', ${at},
        ${index === 2 ? at : null})`);
    await own.database.query(sql`
      insert into candidate (programme_id, occasion_id, contact_id, customer_id, candidate_id, occasion_at, cause_id, due_at, state, reason, decided_at)
      values ('billing', ${id}, ${id}, 'CUS-1', ${id}, ${at}, 'c', ${at}, 'suppressed', 'noConsent', ${at})`);
  }
  await upgraded.open();

  const asked = { programme_id: 'support', area: 'support', channel: 'email', invited: 1, answered: 0, failed: 0 };
  const days = [
    { ...asked, day: '2024-11-30', time: '29 22:00' },
    { ...asked, day: '2024-12-01', time: '30 22:00' },
    { ...asked, day: '2025-06-15', time: '14 21:00', answered: 1 },
    { ...asked, day: '2026-03-02', time: '01 22:00' },
  ];
  const alone = days.map(({ day }) => ({ day, programme_id: 'billing', reason: 'noConsent', occasions: 1 }));
  expect(await invitations()).toEqual(days);
  expect(await suppressions()).toEqual(alone);

  const counts = new AskedDays();
  const now = Date.parse('2026-03-05T10:00:00Z');
  await upgraded.transaction((tx) => counts.countAsked(tx, now, ZONE));
  await upgraded.transaction((tx) => counts.countLeftAlone(tx, now, ZONE));
  expect(await upgraded.query(sql`select from asked_day`)).toHaveLength(4);
  expect(await upgraded.query(sql`select what, at::text from counted_until where what = 'leftAlone'`)).toHaveLength(1);
  expect(await invitations()).toEqual(days);
  expect(await suppressions()).toEqual(alone);

  // From then on what is read are the counts.
  await upgraded.query(sql`update asked_day set answered = 7 where day = '2026-03-02'`);
  expect((await invitations()).at(-1)).toMatchObject({ answered: 7 });
});
