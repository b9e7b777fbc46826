import { orderChanged } from '@sidetone/contracts/events';
import type { Draft, OperatorWays } from './draft.js';
import { asIs, promise, readFields, time } from './field-table.js';
import type { Notification } from './notification.js';
import type { NotificationKind } from './notification-kind.js';
import { at, folded, listOf, objectsAt, textAt } from './read-json.js';
import { partyIn } from './related.js';
import { timeOf } from './tmf-time.js';

const FIELDS = {
  orderId: asIs('id'),
  state: asIs('state'),
  orderedAt: time('orderDate'),
  requestedAt: promise('requestedCompletionDate'),
  promisedAt: promise('expectedCompletionDate'),
  completedAt: time('completionDate'),
  category: asIs('category'),
};

const CHANGES: Readonly<Record<NotificationKind, string>> = {
  created: 'created',
  state: 'state',
  attribute: 'attribute',
  deleted: 'deleted',
  infoRequired: 'infoRequired',
  milestone: 'milestone',
  jeopardy: 'jeopardy',
  resolved: 'state',
};

/**
 * TMF641 v4.0 and v4.1: a service order. What was asked for is no promise: whoever reads the order's history decides when it stands for one.
 * It has no date of its change of state, so that is the time of the event.
 */
export function adaptOrder({ resource, kind, tmf, time: happened }: Notification, { timeZone }: OperatorWays): Draft[] {
  const said = readFields(FIELDS, resource, timeZone);
  const isCompleted = folded(textAt(resource, 'state') ?? '') === 'completed';
  const data = {
    ...said,
    change: CHANGES[kind ?? 'attribute'],
    stateChangedAt: happened,
    completedAt: said['completedAt'] ?? (isCompleted ? happened : undefined),
    items: listOf(objectsAt(resource, 'serviceOrderItem').map(itemOf)),
    errors: listOf(objectsAt(resource, 'errorMessage').map(errorOf)),
    jeopardyAt: listOf(objectsAt(resource, 'jeopardyAlert').map((alert) => timeOf(at(alert, 'alertDate')))),
    customerId: partyIn(resource, 'customer'),
    tmf,
  };
  return [{ definition: orderChanged, idField: 'orderId', data, fields: FIELDS }];
}

const itemOf = (item: unknown) => ({
  itemId: at(item, 'id'),
  action: at(item, 'action'),
  state: at(item, 'state'),
  serviceId: at(item, 'service', 'id'),
});

const errorOf = (error: unknown) => ({
  code: at(error, 'code'),
  message: at(error, 'message') ?? at(error, 'reason'),
  at: timeOf(at(error, 'timestamp')),
});
