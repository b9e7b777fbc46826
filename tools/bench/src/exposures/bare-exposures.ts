import { sql, type Sql } from '@sidetone/platform/database';

/** The yardstick for one answer: the totals of 28 whole days, prepared. Values: subscription, first day, day of the answer. */
export const BARE_OF_ONE = `select kpi, sum(amount) as value, sum(events) as events from kpi_daily
  where scope_id = $1 and scope = 'subscription' and day >= $2::date and day < $3::date group by kpi`;

/** The yardstick for very many: each answer with the totals of 28 whole days; no day cut, no owner, no resource asked for. */
export const bareOfAll: Sql = sql`
  select response_id, kpi, sum(amount) as value, sum(events) as events
  from answer join kpi_daily total on total.scope_id = answer.subscription_id and total.scope = 'subscription'
    and total.day >= answered_at::date - 28 and total.day < answered_at::date
  where survey_id = 'support'
  group by response_id, kpi`;
