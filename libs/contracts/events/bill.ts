import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { id, money, object, open, optional, str, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { endsAfterStart } from './time-order.js';

export const billChanged = defineEvent({
  type: 'bss.bill.changed.v1',
  topic: 'bss.bill.v1',
  key: keyField('billId'),
  description:
    'A customer bill was issued, sent or paid (TMF678). The greatest stateChangedAt is the current state; the billing period is half-open.',
  schema: object({
    billId: id(),
    billNo: optional(str()),
    state: open('new', 'onHold', 'validated', 'sent', 'partiallyPaid', 'settled'),
    stateChangedAt: time(),
    billedAt: optional(time()),
    dueAt: optional(time()),
    periodStart: optional(time()),
    periodEnd: optional(time()),
    amount: optional(money()),
    ...operatorFields,
  }),
  refinements: [endsAfterStart('periodStart', 'periodEnd')],
});
export type BillChanged = DataOf<typeof billChanged>;
