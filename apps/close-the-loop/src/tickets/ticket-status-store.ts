import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** How a ticket stands, as its system told it. */
export interface ToldStatus {
  readonly ticketId: string;
  readonly status: string;
  readonly changedAt: string;
  /** The case of ours that the ticket names, if it names one. */
  readonly caseId: string | undefined;
}

const columns = { ticket_id: 'text', case_id: 'text', status: 'text', changed_at: 'timestamptz' } as const;

/** A ticket is known by its id; while that is not noted yet, by the case that it names. */
const IS_OURS = sql`(ticket.ticket_id = rows.ticket_id or (ticket.ticket_id is null and ticket.case_id = rows.case_id))`;

/** How the tickets stand that were asked for. */
@Injectable()
export class TicketStatusStore {
  /** Notes the latest status of each ticket of ours; returns which of them are ours. What is told of others is left aside. */
  async note(tx: Transaction, told: readonly ToldStatus[]): Promise<ReadonlySet<string>> {
    const rows = told.map(({ ticketId, caseId, status, changedAt }) => ({
      ...{ ticket_id: ticketId, case_id: caseId ?? null, status, changed_at: changedAt },
    }));
    const known = await tx.query<{ case_id: string; ticket_id: string }>(sql`
      select ticket.case_id, rows.ticket_id from case_ticket as ticket join ${unnest(columns, rows)} on ${IS_OURS}
      order by ticket.case_id for update of ticket`);
    if (known.length > 0)
      await tx.query(sql`
        update case_ticket as ticket set status = latest.status, status_changed_at = latest.changed_at
        from (select distinct on (ticket.case_id) ticket.case_id, rows.status, rows.changed_at
          from case_ticket as ticket join ${unnest(columns, rows)} on ${IS_OURS}
          order by ticket.case_id, rows.changed_at desc) as latest
        where ticket.case_id = latest.case_id
          and (ticket.status_changed_at is null or ticket.status_changed_at <= latest.changed_at)`);
    return new Set(known.map(({ ticket_id }) => ticket_id));
  }
}
