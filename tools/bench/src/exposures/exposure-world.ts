import { sql, trustedSql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';

/** Sizes that belong together: as many totals for each subscription as in a network of the full size. */
export interface WorldSize {
  readonly totals: number;
  readonly subscriptions: number;
  readonly answers: number;
}

const SERVICE = 'kpi-correlation';
const TOTALS_PER_SUBSCRIPTION = 20;
const SUBSCRIPTIONS_PER_ANSWER = 5;
/** Between two totals of a subscription: 20 of them reach back 100 days. */
const DAYS_APART = 5;
/** Of which the events themselves are there: a window of 28 days, and the day of the answer. */
const RAW_DAYS = 31;

export function worldSize(totals: number): WorldSize {
  const subscriptions = Math.max(SUBSCRIPTIONS_PER_ANSWER, Math.round(totals / TOTALS_PER_SUBSCRIPTION));
  return {
    totals: subscriptions * TOTALS_PER_SUBSCRIPTION,
    subscriptions,
    answers: Math.round(subscriptions / SUBSCRIPTIONS_PER_ANSWER),
  };
}

/**
 * Fills the service's tables: daily totals of four KPIs over 100 days, each of the last 31 days with the event that it counts, a master
 * record of each subscription, and answers of the last day. The keys of events are left out: no exposure reads them.
 * @param today as `2026-11-23`
 */
export async function makeWorld(suite: Suite, { subscriptions, answers }: WorldSize, today: string): Promise<void> {
  await suite.query(SERVICE, partitions(today));
  await suite.query(
    SERVICE,
    sql`insert into kpi_daily (scope, scope_id, day, kpi, events, amount)
      select 'subscription', 'SUB-' || subscription, ${today}::date - (number * ${DAYS_APART}::int + subscription % ${DAYS_APART}::int),
        (array['voice.drop.count', 'voice.setupfail.count', 'data.fail.count', 'data.slow.minutes'])[1 + (number + subscription / 7) % 4], 1, 1
      from generate_series(0, ${subscriptions}::int - 1) as subscription, generate_series(0, ${TOTALS_PER_SUBSCRIPTION}::int - 1) as number`,
  );
  await suite.query(
    SERVICE,
    sql`insert into event (seq, day, type, happened_at, arrived_at, late, source, event_id, subject, subscription_id, kpi, amount, used, data)
      select row_number() over (), day, 'oss.call.failure.v1', happened_at, happened_at + interval '1 min', false, '//oss.example/cdr-voice',
        'E-' || row_number() over (), scope_id, scope_id, kpi, amount, true,
        json_build_object('callId', 'c-' || row_number() over (), 'kind', 'drop', 'startedAt', happened_at, 'durationSec', 53, 'direction', 'mo', 'tech', 'volte',
          'cellId', 'CELL-HEL-0412-1', 'cause', json_build_object('protocol', 'releaseCause', 'value', 3, 'text', 'Media bearer loss'),
          'derivedFrom', 'cdr', 'subscriptionId', scope_id)::text
      from (select scope_id, day, kpi, amount, day + (abs(hashtext(scope_id)) % 86400) * interval '1 s' as happened_at
        from kpi_daily where day > ${today}::date - ${RAW_DAYS}::int and day < ${today}::date) as told`,
  );
  await suite.query(
    SERVICE,
    sql`insert into subscription_version (subscription_id, version, valid_from, customer_id, service_ids)
      select 'SUB-' || n, 1, ${today}::date - 500, 'CUS-' || n, '[]' from generate_series(0, ${subscriptions}::int - 1) as n`,
  );
  await suite.query(
    SERVICE,
    sql`insert into answer (response_id, respondent_id, customer_id, subscription_id, survey_id, kind, score, answered_at, known_at, revision, cause_id)
      select 'RSP-' || n, 'CON-' || n, 'CUS-' || line, 'SUB-' || line, 'support', 'transactional', n % 11, at, at, 1, 'RSP-' || n || ':1'
      from (select n, n * ${SUBSCRIPTIONS_PER_ANSWER}::int + n % ${SUBSCRIPTIONS_PER_ANSWER}::int as line,
          ${today}::date - (n % 86400 + 1) * interval '1 s' as at
        from generate_series(0, ${answers}::int - 1) as n) as given`,
  );
  await suite.query(SERVICE, sql`vacuum analyze kpi_daily`);
  await suite.query(SERVICE, sql`vacuum analyze event`);
  await suite.query(SERVICE, sql`analyze answer, subscription_version`);
}

function partitions(today: string): ReturnType<typeof trustedSql> {
  const from = new Date(today).toISOString().slice(0, 10); // a day, or a RangeError: it becomes part of a statement
  return trustedSql(`do $$
    declare d date;
    begin
      for d in select generate_series(date '${from}' - ${RAW_DAYS}, date '${from}', interval '1 day')::date loop
        execute format('create table if not exists %I partition of event for values from (%L) to (%L)', 'event_' || to_char(d, 'YYYYMMDD'), d, d + 1);
      end loop;
    end $$`);
}
