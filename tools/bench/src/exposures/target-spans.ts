import { sql, type Sql } from '@sidetone/platform/database';

/** Inventories round: shares of a kind may sum to so much before they are thought wrong. */
const MOST_SHARE = 1.001;

/**
 * Whose events are whose, as common table expressions of which the last is `span`: for each answer the subscriptions, resources and
 * customers, each from when to when, by what share, and with the days at its two ends. The rule is that of `reachesOfLine`, written once
 * more as SQL because very many answers would have to come into memory for it.
 */
export function targetSpans(answers: Sql, windowDays: number, timeZone: string): Sql {
  const dayOf = (instant: Sql): Sql => sql`(${instant} at time zone ${timeZone}::text)::date`;
  return sql`
    asked as (
      select response_id, customer_id, subscription_id, answered_at as window_to,
        answered_at - make_interval(hours => ${windowDays * 24}::int) as window_from
      from (${answers}) as given),
    line as (
      select response_id, customer_id, subscription_id, window_from, window_to from asked where subscription_id is not null
      union all
      select asked.response_id, asked.customer_id, known.subscription_id, window_from, window_to
      from asked join (select distinct customer_id, subscription_id from subscription_version) known on known.customer_id = asked.customer_id
      where asked.subscription_id is null),
    changed as materialized (
      select subscription_id from subscription_version group by subscription_id having min(customer_id) <> max(customer_id)),
    owner as materialized (
      select subscription_id, customer_id, from_at, to_at from (
        select subscription_id, customer_id,
          case when row_number() over versions = 1 then '-infinity' else valid_from end as from_at,
          coalesce(min(valid_from) over (versions rows between 1 following and unbounded following), 'infinity') as to_at
        from subscription_version join changed using (subscription_id)
        window versions as (partition by subscription_id order by version)) as spell
      where from_at < to_at),
    owned as (
      select line.*, '-infinity'::timestamptz as from_at, 'infinity'::timestamptz as to_at from line
      where not exists (select from changed where changed.subscription_id = line.subscription_id)
        or not exists (select from owner where owner.subscription_id = line.subscription_id and owner.customer_id = line.customer_id)
      union all
      select line.*, owner.from_at, owner.to_at from line join owner using (subscription_id, customer_id)),
    link as (
      select subscription_id, resource_id, lower(trim(resource_kind)) as kind, weight, valid_from as from_at,
        least(coalesce(valid_to, 'infinity'), coalesce(min(valid_from) over (
          partition by subscription_id, resource_id order by valid_from groups between 1 following and unbounded following), 'infinity')) as to_at
      from topology_link where subscription_id in (select subscription_id from line)),
    cut as (
      select subscription_id, kind, at, lead(at) over (partition by subscription_id, kind order by at) as next_at from (
        select subscription_id, kind, from_at as at from link where from_at < to_at
        union select subscription_id, kind, to_at from link where from_at < to_at) as ends),
    carried as (
      select subscription_id, resource_id, cut.at as from_at, cut.next_at as to_at,
        weight / case when sum(weight) over same > ${MOST_SHARE}::float8 then sum(weight) over same else 1 end as share
      from link join cut using (subscription_id, kind) where cut.at >= link.from_at and cut.at < link.to_at
      window same as (partition by subscription_id, kind, cut.at)),
    target as (
      select response_id, 'subscription'::rollup_scope as scope, subscription_id as scope_id, window_from, window_to, from_at, to_at, 1::float8 as share
      from owned
      union all
      select response_id, 'resource', resource_id, window_from, window_to, greatest(owned.from_at, carried.from_at), least(owned.to_at, carried.to_at), share
      from owned join carried using (subscription_id)
      union all
      select response_id, 'customer', customer_id, window_from, window_to, '-infinity', 'infinity', 1 from asked where subscription_id is null),
    span as (
      select *, ${dayOf(sql`greatest(from_at, window_from)`)} as first_day, ${dayOf(sql`least(to_at, window_to)`)} as last_day
      from target where greatest(from_at, window_from) <= least(to_at, window_to) and from_at < to_at)`;
}
