import { sql, trustedSql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';
import { draw, momentOf, SILENT_SHARE, SUPPRESSED_SHARE } from './panels-size.js';

const DISPATCH = 'survey-dispatch';
const INGEST = 'response-ingest';
const AREAS = ['sales', 'delivery', 'support', 'billing', 'network'];
const REASONS = ['noConsent', 'invitedRecently', 'answeredRecently', 'capReached', 'noAddress'];
const SET_ASIDE_PER_ANSWER = 100;

/** Who was asked, with the message of each, who was left alone, and the replies that do not count. */
export async function keepAsking(suite: Suite, answers: number): Promise<void> {
  const asked = Math.ceil(answers * (1 + SILENT_SHARE));
  const suppressed = Math.ceil(answers * SUPPRESSED_SHARE);
  await suite.query(
    DISPATCH,
    sql`insert into invitation (invitation_id, occasion_id, contact_id, customer_id, survey_id, journey_area, kind, channel, language,
        occasion_at, issued_event_id, issued_at, expires_at, programme_version, issued)
      select 'INV-' || n, 'INT-' || n, 'CON-' || n, 'CUS-' || n / 20, 'after-' || area, area, 'transactional', 'email', 'fi',
        at - interval '1 day', 'INV-' || n || ':issued', at, at + interval '14 days', 1, '{}'
      from (select n, (${AREAS}::text[])[1 + n % 5] as area, ${trustedSql(momentOf('n', asked))} as at
        from generate_series(0, ${asked}::int - 1) as n) as one`,
  );
  await suite.query(
    DISPATCH,
    sql`insert into message (message_id, invitation_id, reminder, contact_id, customer_id, channel, language, programme_id, programme_version,
        issued_event_id, issued, not_before, expires_at, opt_out_hash, reference, state, sent_at, answered_at, outcome, failure)
      select invitation_id, invitation_id, false, contact_id, customer_id, channel, language, survey_id, 1, issued_event_id, '{}', issued_at,
        expires_at, 'hash of ' || invitation_id, 0, case when failed then 'failed' else 'sent' end, case when not failed then issued_at end,
        case when not failed and ${trustedSql(draw('n', 32, 5))} > 0 then issued_at + interval '1 day' end,
        case when failed then 'refused' end, case when failed then 'The address is unknown.' end
      from (select *, n % 50 = 0 as failed
        from (select *, substr(invitation_id, 5)::int as n from invitation) as numbered) as told`,
  );
  await suite.query(
    DISPATCH,
    sql`insert into candidate (programme_id, occasion_id, candidate_id, contact_id, customer_id, occasion_at, cause_id, due_at, state, reason, decided_at)
      select 'after-support', 'LEFT-' || n, 'CAN-' || n, 'CON-' || n, 'CUS-' || n / 20, at, 'c', at, 'suppressed',
        (${REASONS}::text[])[1 + ${trustedSql(draw('n', 33, 5))}], at
      from (select n, ${trustedSql(momentOf('n', suppressed))} as at from generate_series(0, ${suppressed}::int - 1) as n) as one`,
  );
  await suite.query(DISPATCH, sql`vacuum analyze invitation, message, candidate`);
  await keepSetAside(suite, Math.ceil(answers / SET_ASIDE_PER_ANSWER));
}

async function keepSetAside(suite: Suite, count: number): Promise<void> {
  await suite.query(
    INGEST,
    sql`insert into invitation (invitation_id, survey_id, kind, contact_id, customer_id, channel, expires_at)
      values ('INV-0', 'after-support', 'transactional', 'CON-0', 'CUS-0', 'email', now())`,
  );
  await suite.query(
    INGEST,
    sql`insert into set_aside (set_aside_id, invitation_id, reason, channel, words, came_at)
      select 'SA-' || n, 'INV-0', (array['afterExpiry', 'bot', 'unreadable', 'severalScores'])[1 + n % 4], 'sms', 'hello', ${trustedSql(momentOf('n', count))}
      from generate_series(1, ${count}::int) as n`,
  );
  await suite.query(INGEST, sql`vacuum analyze set_aside`);
}
