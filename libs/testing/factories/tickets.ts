import { ticketChanged, type OutgoingEvent, type TicketChanged } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** Ticket TT-1 of SUB-1001 told to be in progress since `at`, or what you make of it. */
export function aTicketChange(
  id: string,
  at: Instant,
  data: Partial<TicketChanged> = {},
): OutgoingEvent<TicketChanged> {
  return ticketChanged.create({
    id,
    source: '//bss.example/tmf621',
    time: at,
    data: {
      ticketId: 'TT-1',
      change: 'status',
      status: 'inProgress',
      statusChangedAt: toIso(at),
      customerId: 'CUS-100',
      subscriptionId: 'SUB-1001',
      ...data,
    },
  });
}
