import type { Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { PlacedRow } from '../store-events/event-keys.js';
import { LONGEST_WINDOW_MS, type Touch } from './touch.js';

interface Span extends Pick<Touch, 'kind' | 'id'> {
  readonly since: Instant;
  readonly until: Instant;
}

/**
 * What is hit by the tickets, alarms and the like that were told of now: all that any of their tellings names, since a telling may name nothing
 * but its thing; from the first on, since all are folded together. What is told after the latest answer changes an earlier one only
 * where it names somebody, a service or a resource for the first time. The tellings are stored already.
 */
export async function touchesOfEntities(
  tx: Transaction,
  tellings: readonly PlacedRow[],
  latest: Instant,
): Promise<Touch[]> {
  if (tellings.length === 0) return [];
  const columns = {
    type: ['text', ({ row }: PlacedRow) => row.event.type],
    entity_id: ['text', ({ row }: PlacedRow) => row.of.entityId],
    before: ['bool', ({ row }: PlacedRow) => row.event.time < latest],
  } as const;
  const seqs = tellings.map(({ seq }) => seq);
  const spans = await tx.query<Span>(sql`
    with told as materialized (
      select type, entity_id, bool_or(before) as before from ${unnest(columns, tellings)} group by type, entity_id),
    telling as materialized (
      select type, entity_id, told.before, event.subscription_id, event.customer_id, event.happened_at, event.seq = any(${seqs}::int8[]) as fresh
      from told join entity_event event using (type, entity_id)),
    named as (
      select type, entity_id, fresh, 'subscription' as kind, subscription_id as id from telling where subscription_id is not null
      union all
      select type, entity_id, fresh, 'customer', customer_id from telling where customer_id is not null
      union all
      select type, entity_id, coalesce(seq = any(${seqs}::int8[]), false), target_kind, target_id from told join entity_reach using (type, entity_id)),
    news as (
      select type, entity_id from named group by type, entity_id, kind, id having bool_and(fresh)),
    span as materialized (
      select type, entity_id, min(happened_at) as since, max(happened_at) as until from telling group by type, entity_id
      having bool_or(before) or bool_or(not fresh) and (type, entity_id) in (select type, entity_id from news)),
    target as (
      select 'subscription' as kind, subscription_id as id, since, until from span join telling using (type, entity_id) where subscription_id is not null
      union all
      select 'customer', customer_id, since, until from span join telling using (type, entity_id) where customer_id is not null
      union all
      select target_kind, target_id, since, until from span join entity_reach using (type, entity_id))
    select kind, id, (extract(epoch from min(since)) * 1000)::float8 as since, (extract(epoch from max(until)) * 1000)::float8 as until
    from target group by kind, id`);
  return spans.map(({ kind, id, since, until }) => ({ kind, id, from: since, to: until + LONGEST_WINDOW_MS }));
}
