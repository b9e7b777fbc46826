import type { RepairWindow } from '@sidetone/domain/repairs';
import { toIso } from '@sidetone/domain/time';
import { sql, type Sql } from '@sidetone/platform/database';

export interface ReachQuestion {
  /** The repaired resources. */
  readonly targets: readonly string[];
  readonly window: RepairWindow;
  /** A table expression of target and at: resources that other repairs mended. */
  readonly otherResources: Sql;
  /** False where neither names a resource: then no line needs to be looked at. */
  readonly byResource: boolean;
}

/**
 * Table expressions that end in `reach` (response_id, share, touched, carrier, other): how repaired resources reached the answers of the
 * expression `asked`. An answer has the line that it names, else all lines that were the customer's; a line that was somebody else's at the
 * time of the repair has none. Links hold as in the event vocabulary (3.10), here at one moment: of a pair the one that began last, of two
 * that began together the one that ends last; shares of a kind that sum to more than a whole are scaled to one.
 */
export function reachOfRepair({ targets, window: { from, at, to }, otherResources, byResource }: ReachQuestion): Sql {
  const moment = sql`${toIso(at)}::timestamptz`;
  const repaired = sql`resource_id = any(${targets}::text[])`;
  return sql`
    named_line as materialized (
      select response_id, customer_id, subscription_id from asked where ${byResource} and subscription_id is not null
      union
      select asked.response_id, customer_id, version.subscription_id
      from asked join subscription_version version using (customer_id) where ${byResource} and asked.subscription_id is null),
    owner as materialized (
      select distinct on (subscription_id) subscription_id, customer_id from subscription_version
      where subscription_id in (select subscription_id from named_line)
      order by subscription_id, valid_from <= ${moment} desc, case when valid_from <= ${moment} then -version else version end),
    line as materialized (
      select response_id, subscription_id from named_line left join owner using (subscription_id)
      where owner.customer_id is null or owner.customer_id = named_line.customer_id),
    link as materialized (
      select subscription_id, resource_id, lower(btrim(resource_kind)) as kind, valid_from, valid_to, weight
      from topology_link where subscription_id in (select subscription_id from line)),
    begun as (
      select distinct on (subscription_id, resource_id) * from link where valid_from <= ${moment}
      order by subscription_id, resource_id, valid_from desc, valid_to desc nulls first, weight desc),
    held as (
      select *, sum(weight) over (partition by subscription_id, kind) as whole from begun
      where valid_to is null or valid_to > ${moment}),
    carried as materialized (
      select subscription_id, resource_id, kind, case when whole > 1.001 then weight / whole else weight end as share from held
      where kind in (select distinct lower(btrim(resource_kind)) from topology_link where ${repaired})),
    share_of_line as (
      select subscription_id, max(share) as share
      from (select subscription_id, sum(share) as share from carried where ${repaired} group by subscription_id, kind) as of_kind
      group by subscription_id),
    touched_line as (
      select distinct subscription_id from link
      where ${repaired} and valid_from < ${toIso(to)} and (valid_to is null or valid_to > ${toIso(from)})),
    other_line as (
      select distinct subscription_id from link join ${otherResources}
        on link.resource_id = other.target and link.valid_from <= other.at and (link.valid_to is null or link.valid_to > other.at)),
    carrier as (
      select distinct on (response_id) response_id, resource_id from line join carried using (subscription_id)
      order by response_id, ${repaired} desc, share desc, resource_id),
    reach as (
      select line.response_id, max(coalesce(share_of_line.share, 0)) as share, bool_or(touched_line.subscription_id is not null) as touched,
        bool_or(other_line.subscription_id is not null) as other, min(carrier.resource_id) as carrier
      from line left join share_of_line using (subscription_id) left join touched_line using (subscription_id)
      left join other_line using (subscription_id) left join carrier using (response_id)
      group by line.response_id)`;
}
