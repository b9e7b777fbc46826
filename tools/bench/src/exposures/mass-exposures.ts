import { kpiMeasurementRecorded, lowSignal } from '@sidetone/contracts/events';
import { sql, type Sql } from '@sidetone/platform/database';
import { targetSpans } from './target-spans.js';

/** What hit one respondent of one additive KPI. */
export interface MassExposure {
  readonly response_id: string;
  readonly kpi: string;
  /** In the KPI's unit. */
  readonly value: number;
  readonly events: number;
}

export interface MassQuestion {
  /** A query that gives response_id, customer_id, subscription_id and answered_at of the answers asked for. */
  readonly answers: Sql;
  readonly windowDays: number;
  /** IANA; that in which days were told apart when the totals were made. */
  readonly timeZone: string;
  /** The KPIs that add up and are counted in daily totals. */
  readonly kpis: readonly string[];
}

/** Of these a period is told at its end: whose it was is decided by its last moment, since periods are half-open. */
const TOLD_AT_THE_END = [kpiMeasurementRecorded.type, lowSignal.type];

/**
 * What hit very many respondents, in one statement (rows: `MassExposure`), as everything known now tells it: what a pass over all answers costs at
 * least. Whole days come from the daily totals, the two days that a window cuts from the events themselves, and those only where
 * the totals say that there were any. Hence the answers' windows must lie within the retention of events, and a fact counts at its first
 * resource only. Else equal to what the service says of the same KPIs, which keeps besides the worst event, the last one and the evidence, and so reads
 * the events of every answer. No row: no event; whether that is zero or missing is not said.
 */
export function massExposures({ answers, windowDays, timeZone, kpis }: MassQuestion): Sql {
  const ofScope = {
    subscription: sql`event.subscription_id = span.scope_id`,
    resource: sql`event.resource_id = span.scope_id and event.subscription_id is null`,
    customer: sql`event.customer_id = span.scope_id and event.subscription_id is null and event.resource_id is null`,
  };
  const hits = (scope: keyof typeof ofScope): Sql => sql`
    select span.response_id, total.kpi, span.share,
      case when total.is_cut then part.amount else total.amount end as amount,
      case when total.is_cut then part.events else total.events end as events
    from span
    join lateral (
      select kpi, day, events, amount, day = span.first_day or day = span.last_day as is_cut from kpi_daily
      where scope_id = span.scope_id and scope = ${scope} and day between span.first_day and span.last_day and kpi = any(${kpis}::text[])
    ) total on true
    join lateral (
      select sum(told.amount) as amount, count(*) as events
      from event cross join lateral (
        select event.kpi, event.amount where event.kpi is not null
        union all select kpi, amount from jsonb_to_recordset(event.more) as further (kpi text, amount numeric)) told
      where total.is_cut and event.day = total.day and ${ofScope[scope]} and told.kpi = total.kpi
        and event.happened_at >= span.window_from and event.happened_at < span.window_to
        and event.happened_at - ${shift} >= span.from_at and event.happened_at - ${shift} < span.to_at
    ) part on true
    where span.scope = ${scope}`;
  return sql`
    with ${targetSpans(answers, windowDays, timeZone)},
    hit as (${hits('subscription')} union all ${hits('resource')} union all ${hits('customer')})
    select response_id, kpi, sum(amount * share)::float8 as value, sum(events)::float8 as events
    from hit where events > 0 group by response_id, kpi`;
}

const shift = sql`case when event.type = any(${TOLD_AT_THE_END}::text[]) then interval '1 ms' else interval '0' end`;
