import { Controller } from '@nestjs/common';
import { ticketChanged, type TicketChanged } from '@sidetone/contracts/events';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';

const columns = { ticket_id: 'text', status: 'text', changed_at: 'timestamptz' } as const;

/** Shows with a case how its ticket stands: bss.ticket.changed of the tickets that we asked for. The latest change counts, whatever comes last. */
@Controller()
export class NoteTicketStatus {
  @OnEvents(ticketChanged)
  async handle(batch: EventBatch<TicketChanged>, tx: Transaction): Promise<Outcome[]> {
    const ids = [...new Set(batch.events.map(({ data }) => data.ticketId))];
    const known = await tx.query<{ ticket_id: string }>(sql`
      select ticket_id from case_ticket where ticket_id = any(${ids}::text[]) order by case_id for update`);
    const ours = new Set(known.map(({ ticket_id }) => ticket_id));
    const rows = batch.events
      .filter(({ data }) => ours.has(data.ticketId))
      .map(({ data: { ticketId, status, statusChangedAt } }) => ({
        ...{ ticket_id: ticketId, status, changed_at: statusChangedAt },
      }));
    if (rows.length > 0)
      await tx.query(sql`
        update case_ticket set status = latest.status, status_changed_at = latest.changed_at
        from (select distinct on (ticket_id) ticket_id, status, changed_at from ${unnest(columns, rows)}
          order by ticket_id, changed_at desc) as latest
        where case_ticket.ticket_id = latest.ticket_id
          and (case_ticket.status_changed_at is null or case_ticket.status_changed_at <= latest.changed_at)`);
    return batch.events.map(({ data }) => (ours.has(data.ticketId) ? ok : drop('no ticket of ours')));
  }
}
