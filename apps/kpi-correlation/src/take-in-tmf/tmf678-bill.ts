import { billChanged } from '@sidetone/contracts/events';
import type { Draft, OperatorWays } from './draft.js';
import { asIs, promise, readFields, time } from './field-table.js';
import type { Notification } from './notification.js';
import { at } from './read-json.js';
import { partyIn } from './related.js';

const FIELDS = {
  billId: asIs('id'),
  billNo: asIs('billNo'),
  state: asIs('state'),
  billedAt: time('billDate'),
  dueAt: promise('paymentDueDate'),
  periodStart: time('billingPeriod.startDateTime'),
  periodEnd: time('billingPeriod.endDateTime'),
  amount: asIs('amountDue'),
  accountId: asIs('billingAccount.id'),
};

/** TMF678 v5 (v4 has no events, but the same resource): a customer bill. It has no date of its change of state. */
export function adaptBill({ resource, tmf, time: happened }: Notification, { timeZone }: OperatorWays): Draft[] {
  const said = readFields(FIELDS, resource, timeZone);
  const due = said['amount'];
  const data = {
    ...said,
    stateChangedAt: happened,
    amount: due === undefined ? undefined : { amount: at(due, 'value'), currency: at(due, 'unit') },
    customerId: partyIn(resource, 'customer'),
    tmf,
  };
  return [{ definition: billChanged, idField: 'billId', data, fields: FIELDS }];
}
