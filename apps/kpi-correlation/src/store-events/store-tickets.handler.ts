import { Controller } from '@nestjs/common';
import { ticketChanged, type TicketChanged } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { reachOf } from './reach-of.js';
import { sameInstant } from './same-instant.js';

/** bss.ticket.v1: each change of a ticket is history; what it means for a KPI is folded from all of it when asked for. */
@Controller()
export class StoreTickets {
  constructor(private readonly store: EventStore) {}

  @OnEvents(ticketChanged)
  handle({ events }: EventBatch<TicketChanged>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(
      tx,
      events.map((event) => {
        const { ticketId, change, status, statusChangedAt, subscriptionId, customerId, relatedIds } = event.data;
        // A deletion repeats the status it found; whichever of the two came second would be dropped.
        const state = change === 'deleted' ? change : status;
        return eventRow(event, {
          same: change === 'attribute' ? undefined : [ticketId, state, sameInstant(statusChangedAt)],
          entityId: ticketId,
          subscriptionId,
          customerId,
          ...reachOf(subscriptionId, { services: relatedIds }),
        });
      }),
    );
  }
}
