import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { caseOpened } from '@sidetone/contracts/events';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** An event that webhooks may be told of. */
export interface Tellable {
  readonly eventId: string;
  readonly caseId: string;
  readonly type: string;
  readonly body: string;
}

/** What waits to be delivered. */
@Injectable()
export class DeliveryQueue {
  /**
   * Queues events for the webhooks that ask for them, in their order; returns those that were. Whose a case is of which no answer counts any more is not
   * told. What was queued before stays as
   * it is. What follows a delivery that failed waits as long.
   */
  async add(
    tx: Transaction,
    events: readonly Tellable[],
    now: Instant,
    giveUpAt: Instant,
  ): Promise<ReadonlySet<string>> {
    if (events.length === 0) return new Set();
    const wanted = await tx.query<{ type: string }>(sql`
      select distinct unnest(event_types) as type from webhook`);
    const types = new Set(wanted.map(({ type }) => type));
    const asked = events.filter(({ type }) => types.has(type));
    const withdrawn = await withdrawnAmong(tx, asked);
    const rows = asked
      .filter(({ caseId, type }) => type !== caseOpened.type || !withdrawn.has(caseId))
      .map(({ eventId, caseId, type, body }, position) => ({
        event_id: eventId,
        case_id: caseId,
        type,
        body,
        position,
      }));
    if (rows.length === 0) return new Set();
    await tx.query(sql`
      insert into webhook_event (event_id, type, body, kept_at)
      select event_id, type, body, ${toIso(now)}::timestamptz from ${unnest({ event_id: 'text', type: 'text', body: 'text' }, rows)}
      order by event_id on conflict do nothing`);
    await tx.query(sql`
      insert into webhook_delivery (webhook_id, event_id, case_id, state, queued_at, due_at, give_up_at)
      select webhook_id, event_id, rows.case_id, 'waiting', ${toIso(now)}::timestamptz,
        greatest(${toIso(now)}::timestamptz, (select max(ahead.due_at) from webhook_delivery as ahead
          where ahead.webhook_id = webhook.webhook_id and ahead.case_id = rows.case_id and ahead.state = 'waiting')),
        ${toIso(giveUpAt)}::timestamptz
      from ${unnest({ event_id: 'text', case_id: 'text', type: 'text', position: 'int' }, rows)}
      join webhook on rows.type = any(webhook.event_types)
      order by rows.position, webhook_id on conflict do nothing`);
    return new Set(rows.map(({ event_id }) => event_id));
  }
}

/** The cases of which no answer counts any more. Their rows are held, so that none is withdrawn while it is told whose it is. */
async function withdrawnAmong(tx: Transaction, events: readonly Tellable[]): Promise<ReadonlySet<string>> {
  const opened = events.flatMap(({ type, caseId }) => (type === caseOpened.type ? [caseId] : []));
  if (opened.length === 0) return new Set();
  const rows = await tx.query<{ case_id: string; state: string }>(sql`
    select case_id, state from cases where case_id = any(${opened}::text[]) order by case_id for share`);
  return new Set(rows.flatMap(({ case_id, state }) => (state === 'withdrawn' ? [case_id] : [])));
}
