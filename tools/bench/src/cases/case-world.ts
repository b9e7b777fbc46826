import { sql, trustedSql } from '@sidetone/platform/database';
import type { RunningService, Suite } from '@sidetone/testing/suite';

export const LOOP = 'close-the-loop';
/** Teams that ship, and people of theirs. */
const TEAMS = ['sales', 'provisioning', 'service desk', 'billing', 'NOC', 'customer care'];

/** Starts close-the-loop, which makes its tables. */
export function startLoop(suite: Suite): Promise<RunningService> {
  return suite.start(LOOP, { LOG_LEVEL: 'warn' });
}

/** Milliseconds of a moment, as clocks are kept. */
const ms = (moment: string): string => `floor(extract(epoch from ${moment}) * 1000)::bigint`;
const clock = (kind: string, minutes: number, warnAt: string, dueAt: string): string => `jsonb_build_object(
  'kind', '${kind}', 'startedAt', ${ms('opened_at')}, 'countsFrom', ${ms('opened_at')}, 'shareBefore', 0, 'minutes', ${minutes},
  'warnShare', 0.75, 'warnAt', ${ms(warnAt)}, 'dueAt', ${ms(dueAt)})`;

/**
 * Open cases with an answer each: half of them past their first contact's time and marked so, half of them due within five days, the
 * soonest in an hour, so that the sweep has nothing to do. Two in seven have been taken by a person. Beside them as many that were closed in the
 * half year before, which lists must pass over.
 */
export async function makeCases(suite: Suite, count: number): Promise<void> {
  await suite.query(
    LOOP,
    sql`insert into cases (case_id, response_id, response_revision, invitation_id, survey_id, customer_id, contact_id, subscription_id,
        journey_area, topic, segment, score, band, priority, team, person, state, state_changed_at, alert, overdue, escalation_level,
        opened_at, assigned_at, first_contact_due, resolve_due, contacted_at, closed_at, outcome, withdrawn, clocks, told, next_due_at,
        steps, version)
      select 'CASE-' || n, 'RSP-' || n, 1, 'INV-' || n, 'support', 'CUS-' || n / 2, 'CON-' || n, 'SUB-' || n, area, area, 'consumer',
        score, case when score <= 6 then 'detractor' when score <= 8 then 'passive' else 'promoter' end,
        case when score <= 6 then 1 when score <= 8 then 2 else 3 end, team, case when n % 7 < 2 then team || ' ' || n % 20 end,
        case when is_closed then 'closed' when n % 7 < 2 then 'assigned' else 'open' end, opened_at, true, is_late, is_late::int,
        opened_at, case when n % 7 < 2 then opened_at end, contact_due, resolve_due, case when is_closed then contact_due end,
        case when is_closed then resolve_due end, case when is_closed then 'resolved' end, false,
        jsonb_build_object(
          'firstContact', ${trustedSql(clock('firstContact', 480, 'opened_at', 'contact_due'))},
          'resolve', ${trustedSql(clock('resolve', 2_400, "resolve_due - interval '2 days'", 'resolve_due'))}),
        jsonb_build_object(
          'firstContact', jsonb_build_object('warned', true, 'breached', is_late),
          'resolve', jsonb_build_object('warned', false, 'breached', false)),
        case when is_closed then null when is_late then resolve_due - interval '2 days' else contact_due end, 0, 1
      from (
        select *, contact_due - interval '6 days' as opened_at, contact_due + interval '10 days' as resolve_due,
          contact_due < now() and not is_closed as is_late
        from (
          select n, n >= ${count}::int as is_closed, n * 7 % 11 as score, (array['sales', 'delivery', 'support', 'billing', 'network'])[1 + n % 5] as area,
            (${TEAMS}::text[])[1 + n % 6] as team,
            date_trunc('milliseconds', case when n >= ${count}::int then now() - make_interval(days => 20, secs => hash.draw % 15552000)
              when n % 2 = 0 then now() - make_interval(secs => 60 + hash.draw % 432000)
              else now() + make_interval(secs => 3600 + hash.draw % 432000) end) as contact_due
          from generate_series(0, 2 * ${count}::int - 1) as n
          cross join lateral (select abs(hashint4(n)::bigint) as draw) as hash) as due) as timed`,
  );
  await suite.query(
    LOOP,
    sql`insert into case_answer (response_id, case_id, revision, score, first_score, invitation_id, survey_id, kind, answered_at,
        arrived_at, reasons, comment, language, clocks)
      select response_id, case_id, 1, score, score, invitation_id, survey_id, 'transactional', opened_at, opened_at, '["data"]',
        'The connection breaks off every evening.', 'en', clocks from cases`,
  );
  await suite.query(LOOP, sql`vacuum analyze cases, case_answer`);
}

/** Makes the promise to `count` detractors come due at once: half are to be warned of, half are broken and escalate. */
export async function makeDue(suite: Suite, count: number): Promise<void> {
  await suite.query(
    LOOP,
    sql`with chosen as (
        select case_id, row_number() over (order by case_id) % 2 = 0 as broken
        from cases where not overdue and closed_at is null and band = 'detractor'
        limit ${count})
      update cases set
        next_due_at = now() - interval '1 second',
        told = jsonb_set(told, '{firstContact,warned}', to_jsonb(broken)),
        clocks = jsonb_set(clocks, array['firstContact', case when broken then 'dueAt' else 'warnAt' end],
          to_jsonb(${trustedSql(ms("(now() - interval '1 second')"))}))
      from chosen where chosen.case_id = cases.case_id`,
  );
}
