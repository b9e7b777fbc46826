import { Injectable } from '@nestjs/common';
import { DAY_MS, SECOND_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { PlacedRow } from '../store-events/event-keys.js';
import { beginMarking } from './crossing-lock.js';
import { GATHER_MS } from './gather.js';
import { LONGEST_WINDOW_MS, type Touch } from './touch.js';
import { touchesOfEntities } from './touches-of-entities.js';

/** Marks answers whose exposure is no longer what is known: something before them came late, was corrected, or belongs to somebody else. */
@Injectable()
export class TouchedAnswers {
  /** Marks those touched by events just stored. What is live comes after all answers and costs one look-up a batch. */
  async touch(tx: Transaction, stored: readonly PlacedRow[]): Promise<void> {
    if (stored.length === 0) return;
    await beginMarking(tx);
    const latest = await this.latestAnswer(tx);
    if (latest === undefined) return;
    const facts = stored.filter(({ row }) => row.of.entityId === undefined && row.event.time < latest);
    const tellings = stored.filter(({ row }) => row.of.entityId !== undefined);
    const touched = [...touches(facts), ...(await touchesOfEntities(tx, tellings, latest))];
    const arrivedAt = stored.reduce((last, { row }) => Math.max(last, row.event.arrivedAt), 0);
    await this.markFound(tx, touched, arrivedAt);
  }

  /** Marks the answers whose exposure changes with `touched`, to be computed a minute after `now`. */
  async mark(tx: Transaction, touched: readonly Touch[], now: Instant): Promise<void> {
    if (touched.length === 0) return;
    await beginMarking(tx);
    await this.markFound(tx, touched, now);
  }

  private async markFound(tx: Transaction, touched: readonly Touch[], now: Instant): Promise<void> {
    if (touched.length === 0) return;
    const columns = {
      kind: 'text',
      id: 'text',
      since: ['float8', ({ from }: Touch) => from],
      until: ['float8', ({ to }: Touch) => to],
    } as const;
    await tx.query(sql`
      with touch as materialized (
        select kind, id, to_timestamp(since / 1000) as since, to_timestamp(until / 1000) as until from ${unnest(columns, touched)}),
      lines as materialized (
        select id as subscription_id, since, until from touch where kind = 'subscription'
        union all
        select link.subscription_id, touch.since, touch.until from touch join topology_link link on link.resource_id = touch.id
          and link.valid_from < touch.until and coalesce(link.valid_to, 'infinity') >= touch.since where kind = 'resource'
        union all
        select version.subscription_id, touch.since, touch.until from touch join subscription_version version
          on version.service_ids ? touch.id or version.product_id = touch.id where kind = 'service'),
      touched as (
        select response_id from lines join answer on answer.subscription_id = lines.subscription_id and answered_at > since and answered_at <= until
        union
        select response_id from lines join subscription_version version using (subscription_id)
          join answer on answer.customer_id = version.customer_id and answer.subscription_id is null and answered_at > since and answered_at <= until
        union
        select response_id from touch join answer on answer.customer_id = touch.id and answer.subscription_id is null
          and answered_at > since and answered_at <= until
        where touch.kind = 'customer')
      update answer set compute_at = least(coalesce(compute_at, 'infinity'), ${toIso(now + GATHER_MS)}::timestamptz)
      from (select answer.response_id from answer join touched using (response_id) where not withdrawn order by response_id for update of answer) as found
      where answer.response_id = found.response_id`);
  }

  /**
   * Marks the answers whose window shares time with `periods` and whose exposure is settled already: a source told of its completeness
   * later than it was waited for.
   */
  async markSettled(
    tx: Transaction,
    periods: readonly Pick<Touch, 'from' | 'to'>[],
    windowDays: number,
    now: Instant,
  ): Promise<void> {
    if (periods.length === 0) return;
    const columns = {
      since: ['float8', ({ from }: Pick<Touch, 'from'>) => from],
      until: ['float8', ({ to }: Pick<Touch, 'to'>) => to + windowDays * DAY_MS],
    } as const;
    const first = Math.min(...periods.map(({ from }) => from));
    const last = Math.max(...periods.map(({ to }) => to)) + windowDays * DAY_MS;
    await tx.query(sql`
      update answer set compute_at = least(coalesce(compute_at, 'infinity'), ${toIso(now + GATHER_MS)}::timestamptz)
      from (
        select response_id from answer where answered_at > to_timestamp(${first / SECOND_MS}::float8) and answered_at < to_timestamp(${last / SECOND_MS}::float8)
          and settles_at <= ${toIso(now)} and not withdrawn and exists (
          select from ${unnest(columns, periods, 'told')}
          where answered_at > to_timestamp(since / 1000) and answered_at < to_timestamp(until / 1000))
        order by response_id for update) as found
      where answer.response_id = found.response_id`);
  }

  private async latestAnswer(tx: Transaction): Promise<Instant | undefined> {
    const [row] = await tx.query<{ latest: number | null }>(
      sql`select (extract(epoch from max(answered_at)) * 1000)::float8 as latest from answer`,
    );
    return row?.latest ?? undefined;
  }
}

/** One touch for each thing that was hit, as far back as the earliest of its events. */
function touches(stored: readonly PlacedRow[]): Touch[] {
  const byTarget = new Map<string, Touch>();
  const add = (kind: Touch['kind'], id: string, at: Instant): void => {
    const known = byTarget.get(`${kind} ${id}`);
    const from = Math.min(known?.from ?? Infinity, at);
    const to = Math.max(known?.to ?? -Infinity, at + LONGEST_WINDOW_MS);
    byTarget.set(`${kind} ${id}`, { kind, id, from, to });
  };
  for (const { row } of stored) {
    const { subscriptionId, customerId, reaches } = row.of;
    const { time } = row.event;
    if (subscriptionId !== undefined) add('subscription', subscriptionId, time);
    else if (customerId !== undefined) add('customer', customerId, time);
    for (const id of reaches?.resources ?? []) add('resource', id, time);
    for (const id of reaches?.services ?? []) add('service', id, time);
  }
  return [...byTarget.values()];
}
