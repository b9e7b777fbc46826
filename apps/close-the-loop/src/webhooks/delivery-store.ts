import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Sql, type Transaction } from '@sidetone/platform/database';
import type { AfterDelivery } from './after-delivery.js';
import type { Begun, Target } from './webhook.js';

/** Longer than the rest of an attempt can take once its time limit is over. */
const LEASE_MARGIN_SECONDS = 60;
const EXPIRED_AT_ONCE = 1_000;

/** Waits, is due, and nothing of the same case is before it. */
const freeToGo = (
  now: Instant,
): Sql => sql`one.state = 'waiting' and one.due_at <= ${toIso(now)}::timestamptz and not exists (
  select 1 from webhook_delivery as ahead where ahead.webhook_id = one.webhook_id and ahead.case_id = one.case_id
    and ahead.seq < one.seq and ahead.state in ('waiting', 'sending'))`;

/** Waits for a webhook that is not active, and has waited too long. */
const waitedInVain = (now: Instant): Sql => sql`one.state = 'waiting' and one.give_up_at <= ${toIso(now)}::timestamptz
  and exists (select 1 from webhook where webhook.webhook_id = one.webhook_id and webhook.state <> 'active')`;

/** Deliveries on their way. */
@Injectable()
export class DeliveryStore {
  constructor(private readonly database: Database) {}

  /** The active webhooks for which something is free to go. */
  targets(now: Instant): Promise<Target[]> {
    return this.database.query<Target>(sql`
      select webhook_id as "webhookId", url, array_remove(array[secret,
        case when previous_until > ${toIso(now)}::timestamptz then previous_secret end], null) as secrets
      from webhook where state = 'active' and exists (
        select 1 from webhook_delivery as one where one.webhook_id = webhook.webhook_id and ${freeToGo(now)})
      order by webhook_id`);
  }

  /** Notes that deliveries, the longest due first, are now tried. */
  begin(webhookId: string, now: Instant, most: number, timeoutSeconds: number): Promise<Begun[]> {
    return this.database.transaction(async (tx) => {
      const held = await tx.query<{ seq: string }>(sql`
        select one.seq from webhook_delivery as one where one.webhook_id = ${webhookId} and ${freeToGo(now)}
        order by one.due_at, one.seq limit ${most} for update skip locked`);
      if (held.length === 0) return [];
      return tx.query<Begun>(sql`
        update webhook_delivery as one set state = 'sending', attempts = attempts + 1,
          sending_until = clock_timestamp() + make_interval(secs => ${timeoutSeconds + LEASE_MARGIN_SECONDS})
        from webhook_event where one.seq = any(${held.map(({ seq }) => seq)}::bigint[]) and webhook_event.event_id = one.event_id
        returning one.seq::float8 as seq, webhook_id as "webhookId", one.event_id as "eventId", case_id as "caseId", attempts as attempt,
          attempts - attempts_before as attempts,
          extract(epoch from give_up_at)::float8 * 1000 as "giveUpAt", body`);
    });
  }

  /**
   * Notes how an attempt ended; false where it is no news any more, because another was begun meanwhile. What comes after a failed one in its case
   * waits as long.
   */
  async end(
    tx: Transaction,
    { seq, webhookId, caseId, attempt }: Begun,
    after: AfterDelivery,
    now: Instant,
  ): Promise<boolean> {
    const isOver = after.kind === 'delivered' || after.kind === 'dead';
    const state = isOver ? after.kind : 'waiting';
    const due = after.kind === 'waiting' ? after.nextAttemptAt : now;
    const rows = await tx.query(sql`
      update webhook_delivery set state = ${state}, sending_until = null, due_at = ${toIso(due)}::timestamptz,
        ended_at = ${isOver ? toIso(now) : null}::timestamptz, last_status = ${after.status}::int,
        failure = ${after.kind === 'delivered' ? null : after.failure}::text
      where seq = ${seq} and attempts = ${attempt} and state in ('sending', 'waiting') returning 1`);
    if (rows.length > 0 && after.kind === 'waiting')
      await tx.query(sql`
        update webhook_delivery set due_at = ${toIso(due)}::timestamptz
        where webhook_id = ${webhookId} and case_id = ${caseId} and state = 'waiting' and due_at < ${toIso(due)}::timestamptz`);
    return rows.length > 0;
  }

  /** Sets free what somebody has begun to send who is gone; returns how many. */
  async recover(now: Instant): Promise<number> {
    const rows = await this.database.query(sql`
      update webhook_delivery set state = 'waiting', sending_until = null, due_at = ${toIso(now)}::timestamptz,
        failure = 'The process that sent it ended before it could note the outcome.'
      where state = 'sending' and sending_until < clock_timestamp() returning 1`);
    return rows.length;
  }

  /** Ends what has waited too long for a webhook that is not active; returns how many. */
  async expire(now: Instant): Promise<number> {
    const rows = await this.database.query(sql`
      update webhook_delivery set state = 'dead', ended_at = ${toIso(now)}::timestamptz,
        failure = 'It was not sent in time, because its webhook was not active.'
      where seq in (select one.seq from webhook_delivery as one where ${waitedInVain(now)}
        order by one.seq limit ${EXPIRED_AT_ONCE} for update skip locked) returning 1`);
    return rows.length;
  }

  /** What is free to go, under way, or has waited in vain. */
  async count(now: Instant): Promise<number> {
    const rows = await this.database.query<{ count: number }>(sql`
      select (select count(*) from webhook_delivery where state = 'sending')::int
        + (select count(*) from webhook_delivery as one where ${waitedInVain(now)})::int
        + (select count(*) from webhook_delivery as one join webhook using (webhook_id)
            where webhook.state = 'active' and ${freeToGo(now)})::int as count`);
    return rows[0]?.count ?? 0;
  }
}
