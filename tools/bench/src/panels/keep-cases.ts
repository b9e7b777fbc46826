import { sql, trustedSql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';
import { draw, LIVE_DAYS, momentOf } from './panels-size.js';

const LOOP = 'close-the-loop';
const TEAMS = ['sales', 'provisioning', 'service desk', 'billing', 'NOC', 'customer care'];
const AREAS = ['sales', 'delivery', 'support', 'billing', 'network'];
const CAUSES = ['coverage', 'wrongInvoice', 'lateDelivery', 'rudeService', 'price'];
const PLANS = 200;

/** A case for each answer: those of the last ten days live, a third of them not contacted yet; the others are closed. */
export async function keepCases(suite: Suite, count: number): Promise<void> {
  await suite.query(
    LOOP,
    sql`insert into cases (case_id, response_id, response_revision, invitation_id, survey_id, customer_id, contact_id, subscription_id,
        journey_area, topic, segment, contract_level, score, band, priority, team, state, state_changed_at, alert, overdue, escalation_level,
        opened_at, first_contact_due, resolve_due, contacted_at, resolved_at, closed_at, outcome, root_cause, withdrawn, clocks, version)
      select 'CASE-' || n, 'RSP-' || n, 1, 'INV-' || n, 'after-contact', 'CUS-' || n / 20, 'CON-' || n, 'SUB-' || n, area, area, 'consumer', 'gold',
        score, case when score <= 6 then 'detractor' when score <= 8 then 'passive' else 'promoter' end,
        case when score <= 6 then 1 when score <= 8 then 2 else 3 end, team,
        case when is_closed then 'closed' when n / 6 % 3 = 0 then 'open' else 'contacted' end, opened_at, true, false, 0,
        opened_at, opened_at + interval '1 day', opened_at + interval '10 days',
        case when is_closed or n / 6 % 3 <> 0 then opened_at + make_interval(mins => ${trustedSql(draw('n', 23, 2_000))}) end,
        case when is_closed then opened_at + interval '6 days' end, case when is_closed then opened_at + interval '9 days' end,
        case when is_closed then 'resolved' end, case when is_closed then (${CAUSES}::text[])[1 + n % 5] end, false, '{}', 1
      from (
        select n, opened_at, opened_at < now() - make_interval(days => ${LIVE_DAYS}::int) as is_closed, n * 7 % 11 as score,
          (${AREAS}::text[])[1 + n % 5] as area, (${TEAMS}::text[])[1 + n % 6] as team
        from (select n, ${trustedSql(momentOf('n', count))} as opened_at from generate_series(0, ${count}::int - 1) as n) as timed) as one`,
  );
  await suite.query(
    LOOP,
    sql`insert into action_plan (action_id, title, owner, due_at, expected_effect, repairs, state, created_at, created_by, version)
      select 'ACT-' || n, 'Call all of them', 'Ada', now() + make_interval(days => n - 100), 'Fewer repeats', '[]',
        case when n % 2 = 0 then 'open' else 'dropped' end, now(), 'bench', 1
      from generate_series(1, ${PLANS}::int) as n`,
  );
  await suite.query(LOOP, sql`vacuum analyze cases, action_plan`);
}
