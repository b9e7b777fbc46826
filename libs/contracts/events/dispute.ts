import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { closed, id, money, object, optional, text, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { notBefore } from './time-order.js';

export const disputeChanged = defineEvent({
  type: 'bss.dispute.changed.v1',
  topic: 'bss.dispute.v1',
  key: keyField('disputeId'),
  description:
    'A customer disputed a bill, or the dispute was decided (a complaint of TMF621 or an interaction of TMF683 about a bill). The greatest statusChangedAt is the current state.',
  schema: object({
    disputeId: id(),
    billId: optional(id()),
    status: closed('open', 'inProgress', 'upheld', 'refused', 'withdrawn'),
    statusChangedAt: time(),
    openedAt: optional(time()),
    closedAt: optional(time()),
    amount: optional(money()),
    reason: optional(text()),
    ...operatorFields,
  }),
  refinements: [notBefore('closedAt', 'openedAt')],
});
export type DisputeChanged = DataOf<typeof disputeChanged>;
