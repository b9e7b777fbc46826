import { sql } from '@sidetone/platform/database';
import type { RunningService, Suite } from '@sidetone/testing/suite';

export const INGEST = 'response-ingest';

export const tokenOf = (number: number): string => `bench-token-${number}`;

/** Starts response-ingest, which makes its tables. */
export function startIngest(suite: Suite): Promise<RunningService> {
  return suite.start(INGEST, { LOG_LEVEL: 'warn' });
}

/** Makes invitations that may be answered, with the links of `tokenOf`, each of a contact of its own. */
export async function openLinks(suite: Suite, count: number): Promise<void> {
  await suite.query(
    INGEST,
    sql`insert into invitation (invitation_id, link_hash, survey_id, kind, contact_id, customer_id, subscription_id, journey_area, channel,
        language, triggered_at, dispatched_at, expires_at)
      select 'INV-' || n, encode(sha256(convert_to('bench-token-' || n, 'UTF8')), 'hex'), 'support', 'transactional', 'CON-' || n, 'CUS-' || n / 2,
        'SUB-' || n, 'support', 'email', 'en', now() - interval '2 days', now() - interval '1 day', now() + interval '13 days'
      from generate_series(0, ${count}::int - 1) as n`,
  );
  await suite.query(INGEST, sql`vacuum analyze invitation`);
}

/** As if nobody had answered. */
export async function forgetAnswers(suite: Suite): Promise<void> {
  await suite.query(INGEST, sql`truncate response, response_version, set_aside, outbox`);
}
