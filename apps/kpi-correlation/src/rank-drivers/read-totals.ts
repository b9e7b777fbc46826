import { grouped } from '../compute-exposures/grouped.js';
import type { DayTotal } from './line-exposures.js';
import type { Asking } from './read-answers.js';

/** Which totals: of these lines or resources, by KPI, on the days from the first to the last, as far as the run's moment. */
export interface TotalsQuestion {
  readonly kpis: readonly string[];
  readonly first: string;
  readonly last: string;
  /** Milliseconds since 1970: what happened later on the last day does not count. */
  readonly asOf: number;
}

interface TotalRow extends DayTotal {
  readonly scope_id: string;
}

/** Daily totals of one scope, less what happened after the run's moment on its day: by then a run that is redone knows more of that day. */
const UP_TO_NOW = (scope: 'subscription' | 'resource'): string => `
  totals as (
    select daily.scope_id, daily.kpi, daily.day, daily.amount, daily.weight
    from wanted join kpi_daily daily using (scope_id)
    where daily.scope = '${scope}' and daily.day between $2::date and $3::date and daily.kpi = any($4::text[])
    union all
    select event.${scope}_id, told.kpi, event.day, -told.amount, -told.weight
    from wanted join event on event.${scope}_id = wanted.scope_id ${scope === 'resource' ? 'and event.subscription_id is null' : ''}
    cross join lateral (
      select event.kpi, event.amount, event.weight where event.kpi is not null
      union all select * from jsonb_to_recordset(event.more) as further (kpi text, amount numeric, weight numeric)) told
    where event.day = $3::date and event.happened_at > to_timestamp($5::float8 / 1000) and event.used and told.kpi = any($4::text[])),
  summed as (select scope_id, kpi, day, sum(amount) as amount, sum(weight) as weight from totals group by 1, 2, 3)`;

/** By day: what the lines' own totals say, less what their events say of a cell, and that by cell. */
const OWN = `
  with wanted as materialized (select unnest($1::text[]) as scope_id),
  by_cell as materialized (
    select event.subscription_id as scope_id, told.kpi, event.data::jsonb->>'cellId' as resource_id, event.day, sum(told.amount) as amount
    from wanted join event on event.subscription_id = wanted.scope_id
    cross join lateral (
      select event.kpi, event.amount, event.weight where event.kpi is not null
      union all select * from jsonb_to_recordset(event.more) as further (kpi text, amount numeric, weight numeric)) told
    where event.day between $2::date and $3::date and event.happened_at <= to_timestamp($5::float8 / 1000)
      and event.used and told.kpi = any($4::text[]) and told.weight is null and event.data like '%"cellId"%'
    group by 1, 2, 3, 4),
  of_cells as (select scope_id, kpi, day, sum(amount) as amount from by_cell where resource_id is not null group by 1, 2, 3),
  ${UP_TO_NOW('subscription')}
  select scope_id, kpi, null as resource_id, day::text as day, (summed.amount - coalesce(of_cells.amount, 0))::float8 as amount, weight::float8 as weight
  from summed left join of_cells using (scope_id, kpi, day)
  union all
  select scope_id, kpi, resource_id, day::text, amount::float8, null from by_cell where resource_id is not null
  order by scope_id, kpi, day, resource_id nulls first`;

const OF_RESOURCES = `
  with wanted as materialized (select unnest($1::text[]) as scope_id),
  ${UP_TO_NOW('resource')}
  select scope_id, kpi, scope_id as resource_id, day::text as day, amount::float8 as amount, weight::float8 as weight
  from summed order by scope_id, kpi, day`;

/** What happened to lines themselves, by line, in a fixed order. */
export const ownTotals = (asking: Asking, lines: readonly string[], question: TotalsQuestion) =>
  totalsOf(asking, OWN, lines, question);

/** What happened to resources, by resource, in a fixed order. */
export const resourceTotals = (asking: Asking, resources: readonly string[], question: TotalsQuestion) =>
  totalsOf(asking, OF_RESOURCES, resources, question);

async function totalsOf(
  asking: Asking,
  text: string,
  ids: readonly string[],
  { first, last, kpis, asOf }: TotalsQuestion,
): Promise<ReadonlyMap<string, readonly DayTotal[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await asking.query(text, [ids, first, last, kpis, asOf]);
  return grouped(
    rows as TotalRow[],
    ({ scope_id }) => scope_id,
    ({ scope_id: _, ...total }) => total,
  );
}
