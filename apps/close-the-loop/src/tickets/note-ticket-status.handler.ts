import { Controller } from '@nestjs/common';
import { ticketChanged, type TicketChanged } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { TicketStatusStore } from './ticket-status-store.js';
import { caseOfExternalId } from './ticket.js';

/**
 * Shows with a case how its ticket stands: bss.ticket.changed of the tickets that we asked for, which are known by their id, or by our own id in them before
 * it is noted here which they are. The latest change counts, whatever comes last.
 */
@Controller()
export class NoteTicketStatus {
  constructor(private readonly statuses: TicketStatusStore) {}

  @OnEvents(ticketChanged)
  async handle(batch: EventBatch<TicketChanged>, tx: Transaction): Promise<Outcome[]> {
    const told = batch.events.map(({ data: { ticketId, status, statusChangedAt, relatedIds = [] } }) => ({
      ...{ ticketId, status, changedAt: statusChangedAt },
      caseId: relatedIds.flatMap((id) => caseOfExternalId(id) ?? [])[0],
    }));
    const ours = await this.statuses.note(tx, told);
    return told.map(({ ticketId }) => (ours.has(ticketId) ? ok : drop('no ticket of ours')));
  }
}
