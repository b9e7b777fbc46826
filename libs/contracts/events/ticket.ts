import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { closed, id, list, object, open, optional, str, text, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { notBefore } from './time-order.js';

export const ticketChanged = defineEvent({
  type: 'bss.ticket.changed.v1',
  topic: 'bss.ticket.v1',
  key: keyField('ticketId'),
  description:
    'A trouble ticket was opened, changed or resolved (TMF621). The greatest statusChangedAt is the current state.',
  schema: object({
    ticketId: id(),
    change: closed('created', 'status', 'attribute', 'resolved', 'infoRequired', 'deleted', 'polled'),
    status: open('acknowledged', 'rejected', 'pending', 'held', 'inProgress', 'cancelled', 'closed', 'resolved'),
    statusChangedAt: time(),
    statusReason: optional(text()),
    ticketType: optional(str()),
    severity: optional(str()),
    priority: optional(str()),
    openedAt: optional(time()),
    resolvedAt: optional(time()),
    expectedResolutionAt: optional(time()),
    channel: optional(str()),
    relatedIds: optional(list(id())),
    ...operatorFields,
  }),
  refinements: [notBefore('resolvedAt', 'openedAt')],
});
export type TicketChanged = DataOf<typeof ticketChanged>;
