import { Injectable } from '@nestjs/common';
import type { TicketChanged } from '@sidetone/contracts/events';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

const ENDED: ReadonlySet<string> = new Set(['rejected', 'cancelled', 'closed', 'resolved']);

/** Where tickets of customers stand: the state with the greatest change time (rule R11). What is absent is not said. */
@Injectable()
export class KnownTicketStore {
  /** Takes what events tell; returns the tickets whose state it changed. */
  async keep(tx: Transaction, told: readonly TicketChanged[]): Promise<ReadonlySet<string>> {
    const latest = new Map<string, TicketChanged>();
    for (const one of told) {
      const before = latest.get(one.ticketId);
      const isOlder = before !== undefined && Date.parse(one.statusChangedAt) < Date.parse(before.statusChangedAt);
      latest.set(one.ticketId, isOlder ? { ...one, ...before } : { ...before, ...one });
    }
    if (latest.size === 0) return new Set();
    const rows = await tx.query<{ ticket_id: string }>(sql`
      insert into known_ticket as known (ticket_id, customer_id, subscription_id, status, status_changed_at, opened_at,
        ticket_type, severity, is_open)
      select ticket_id, customer_id, subscription_id, status, status_changed_at, opened_at, ticket_type, severity, is_open
      from ${unnest(
        {
          ticket_id: ['text', (one) => one.ticketId],
          customer_id: ['text', (one) => one.customerId],
          subscription_id: ['text', (one) => one.subscriptionId],
          status: 'text',
          status_changed_at: ['timestamptz', (one) => one.statusChangedAt],
          opened_at: ['timestamptz', (one) => one.openedAt],
          ticket_type: ['text', (one) => one.ticketType],
          severity: 'text',
          is_open: ['boolean', (one) => one.change !== 'deleted' && !ENDED.has(one.status)],
        },
        [...latest.values()],
      )} order by ticket_id
      on conflict (ticket_id) do update set
        customer_id = coalesce(excluded.customer_id, known.customer_id),
        subscription_id = coalesce(excluded.subscription_id, known.subscription_id),
        status = excluded.status, status_changed_at = excluded.status_changed_at,
        opened_at = coalesce(excluded.opened_at, known.opened_at),
        ticket_type = coalesce(excluded.ticket_type, known.ticket_type),
        severity = coalesce(excluded.severity, known.severity), is_open = excluded.is_open
      where known.status_changed_at <= excluded.status_changed_at
      returning ticket_id`);
    return new Set(rows.map((row) => row.ticket_id));
  }
}
