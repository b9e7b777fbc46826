import { Injectable } from '@nestjs/common';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText } from '@sidetone/platform/database';

/** Why events reach nobody (rule R12), and what to do about it. */
export const UNLINKED_ADVICE = {
  unknownSubscription:
    'Send the subscription on master.subscription.v1: its events are linked as soon as it comes. If it exists under another id, mend the id at the source.',
  unknownService:
    'Send the subscriptions that are delivered by this service, with its id among their serviceIds, on master.subscription.v1.',
  unknownResource:
    'Send the links from this resource to subscriptions on master.topology.v1, valid at the time of the events.',
  unknownCustomer: 'Send the customer on master.customer.v1. If it exists under another id, mend the id at the source.',
  notLinked:
    'Let the source name a subscription, a service, a resource or a customer: these events name none that could be anybody’s.',
} as const;
export type UnlinkedReason = keyof typeof UNLINKED_ADVICE;

/** Events of one type that reach nobody, for one reason. */
export interface UnlinkedEvents {
  readonly type: string;
  readonly reason: UnlinkedReason;
  readonly events: number;
  /** Of them those that came within the last seven days and wait for master data; the others are only counted. */
  readonly parked: number;
  readonly expired: number;
  /** How many different things they name. */
  readonly ids: number;
  readonly exampleIds: readonly string[];
  readonly exampleEventIds: readonly string[];
  readonly oldest: string;
  readonly newest: string;
  /** When the last of them stops waiting; null when none waits. */
  readonly parkedUntil: string | null;
  readonly advice: string;
}

const PARKED_MS = 7 * DAY_MS;
const EXAMPLES = 5;

type Row = Omit<UnlinkedEvents, 'advice' | 'parkedUntil'> & { readonly newest_at: Instant };

/** Finds the events that no master record ties to anybody. */
@Injectable()
export class UnlinkedEventsReader {
  constructor(private readonly database: Database) {}

  /** By type and reason, of the events from one day on, to another where it is given. */
  async read(now: Instant, from: string, to: string | undefined): Promise<UnlinkedEvents[]> {
    const waitsSince = toIso(now - PARKED_MS);
    const rows = await this.database.query<Row>(sql`
      with known_target as materialized (
        select target_kind, target_id from (select distinct target_kind, target_id from entity_reach) as target
        where case target_kind
          when 'resource' then exists (select from topology_link link where link.resource_id = target_id)
          else exists (select from subscription_version version where version.service_ids ? target_id or version.product_id = target_id) end),
      judged as (
        select type, event_id, arrived_at, seq, told.*
        from event cross join lateral (select
          case
            when event.subscription_id is not null then
              case when not exists (select from subscription where subscription.subscription_id = event.subscription_id) then 'unknownSubscription' end
            when event.entity_id is not null and exists (select from entity_event named
              where named.type = event.type and named.entity_id = event.entity_id and named.subscription_id is not null) then null
            when event.entity_id is not null and exists (select from entity_reach reach where reach.type = event.type and reach.entity_id = event.entity_id) then
              case when not exists (select from entity_reach reach join known_target using (target_kind, target_id)
                  where reach.type = event.type and reach.entity_id = event.entity_id)
                then case when event.resource_id is null then 'unknownService' else 'unknownResource' end end
            when event.resource_id is not null then
              case when not exists (select from topology_link link where link.resource_id = event.resource_id)
                and not exists (select from fact_reach further join topology_link link using (resource_id) where further.seq = event.seq)
                then 'unknownResource' end
            when event.customer_id is not null then
              case when not exists (select from customer where customer.customer_id = event.customer_id) then 'unknownCustomer' end
            else 'notLinked' end as reason,
          coalesce(event.subscription_id, event.resource_id,
            (select min(target_id) from entity_reach reach where event.entity_id is not null and reach.type = event.type and reach.entity_id = event.entity_id),
            event.customer_id) as named) as told
        where event.used and event.day >= ${from}::date and event.day <= coalesce(${to ?? null}::date, 'infinity')),
      unlinked as materialized (select * from judged where reason is not null),
      counted as (
        select type, reason, count(*)::float8 as events, (count(*) filter (where arrived_at > ${waitsSince}))::float8 as parked,
          count(distinct named)::float8 as ids, min(arrived_at) as oldest, max(arrived_at) as newest
        from unlinked group by type, reason)
      select type, reason, events, parked, events - parked as expired, ids, ${utcText('oldest')} as oldest, ${utcText('newest')} as newest,
        (extract(epoch from newest) * 1000)::float8 as newest_at,
        array(select distinct named from unlinked one where one.type = counted.type and one.reason = counted.reason and named is not null
          order by named limit ${EXAMPLES}) as "exampleIds",
        array(select event_id from unlinked one where one.type = counted.type and one.reason = counted.reason
          order by arrived_at desc, seq desc limit ${EXAMPLES}) as "exampleEventIds"
      from counted order by type, reason`);
    return rows.map(({ newest_at, ...row }) => ({
      ...row,
      parkedUntil: row.parked > 0 ? toIso(newest_at + PARKED_MS) : null,
      advice: UNLINKED_ADVICE[row.reason],
    }));
  }
}
