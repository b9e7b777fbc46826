import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { surveyDispatch } from '../app.description.js';
import { AskedDays } from './asked-days.js';

const ZONE = 'Europe/Helsinki';
const START = Date.parse('2026-09-01T22:30:00Z'); // the second of September there
const days = new AskedDays();

let own: SuiteDatabase;
beforeAll(async () => {
  own = await openDatabase(surveyDispatch.migrations);
});
afterAll(() => own.close());

const invite = async (id: string, at: Instant, state = 'sent'): Promise<void> => {
  const [issued, expires] = [toIso(at), toIso(at + 14 * DAY_MS)];
  await own.database.query(sql`
    insert into invitation (invitation_id, occasion_id, contact_id, customer_id, survey_id, journey_area, kind, channel, language, occasion_at, issued_event_id,
      issued_at, expires_at, programme_version, issued)
    values (${id}, ${id}, 'CON-1', 'CUS-1', 'support', null, 'transactional', 'email', 'en', ${issued}, 'e', ${issued}, ${expires}, 1, '{}')`);
  await own.database.query(sql`
    insert into message (message_id, invitation_id, reminder, contact_id, customer_id, channel, language, programme_id, programme_version, issued_event_id, issued,
      not_before, expires_at, opt_out_hash, reference, state, sent_at, outcome, failure)
    values (${id}, ${id}, false, 'CON-1', 'CUS-1', 'email', 'en', 'support', 1, 'e', '{}', ${issued}, ${expires}, ${id}, 0, ${state}, ${issued},
      ${state === 'failed' ? 'refused' : null}, ${state === 'failed' ? 'The address is unknown.' : null})`);
};
const answer = (id: string, at: Instant) =>
  own.database.query(sql`update message set answered_at = ${toIso(at)} where invitation_id = ${id}`);
const leaveAlone = (id: string, at: Instant, reason: string) =>
  own.database.query(sql`
    insert into candidate (programme_id, occasion_id, candidate_id, contact_id, customer_id, occasion_at, cause_id, due_at, state, reason, decided_at)
    values ('support', ${id}, ${id}, 'CON-1', 'CUS-1', ${toIso(at)}, 'c', ${toIso(at)}, 'suppressed', ${reason}, ${toIso(at)})`);
const count = (now: Instant) =>
  own.database.transaction(async (tx) => {
    await days.countAsked(tx, now, ZONE);
    await days.countLeftAlone(tx, now, ZONE);
  });
const asked = () =>
  own.database.query(
    sql`select day::text, programme_id, invited, answered, failed from asked_day order by day, programme_id`,
  );
const leftAlone = () =>
  own.database.query(sql`select day::text, reason, occasions from left_alone_day order by day, reason`);

it("counts by the operator's day, and again what comes later, until a survey has settled", async () => {
  await invite('INV-1', START);
  await invite('INV-2', START - 2 * HOUR_MS, 'failed');
  await count(START + HOUR_MS);
  const first = { day: '2026-09-01', programme_id: 'support', invited: 1, answered: 0, failed: 1 };
  const second = { ...first, day: '2026-09-02', failed: 0 };
  expect(await asked()).toEqual([first, second]);

  await answer('INV-1', START + 5 * DAY_MS);
  await invite('INV-3', START + 16 * DAY_MS);
  await count(START + 16 * DAY_MS + HOUR_MS);
  const third = { ...second, day: '2026-09-18' };
  expect(await asked()).toEqual([first, { ...second, answered: 1 }, third]);
});

it('lets a day stand whose surveys have settled, and counts those that have not', async () => {
  await count(START + 19 * DAY_MS);
  await own.database.query(sql`delete from message where invitation_id = 'INV-1'`);
  await answer('INV-3', START + 20 * DAY_MS);
  await count(START + 20 * DAY_MS);
  expect(await asked()).toMatchObject([{ answered: 0 }, { answered: 1 }, { day: '2026-09-18', answered: 1 }]);
});

it('counts once who was left alone, however often it is counted', async () => {
  await leaveAlone('INT-1', START, 'noConsent');
  await leaveAlone('INT-2', START, 'noConsent');
  await own.database.query(sql`delete from counted_until where what = 'leftAlone'`);
  await count(START + HOUR_MS);
  await leaveAlone('INT-3', START + HOUR_MS, 'quietHours');
  await count(START + DAY_MS);
  await count(START + 3 * DAY_MS);
  expect(await leftAlone()).toEqual([
    { day: '2026-09-02', reason: 'noConsent', occasions: 2 },
    { day: '2026-09-02', reason: 'quietHours', occasions: 1 },
  ]);
});
