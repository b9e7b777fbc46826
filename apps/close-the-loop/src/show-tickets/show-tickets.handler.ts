import { Controller } from '@nestjs/common';
import { ticketChanged, type TicketChanged } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { KnownTicketStore } from './known-ticket-store.js';

/** Keeps which tickets of a customer are open, so that the caller knows before dialling. */
@Controller()
export class ShowTickets {
  constructor(private readonly tickets: KnownTicketStore) {}

  @OnEvents(ticketChanged)
  async handle({ events }: EventBatch<TicketChanged>, tx: Transaction): Promise<Outcome[]> {
    const changed = await this.tickets.keep(
      tx,
      events.map(({ data }) => data),
    );
    return events.map(({ data }) => (changed.has(data.ticketId) ? ok : drop('a later state of the ticket is known')));
  }
}
