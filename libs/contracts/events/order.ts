import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { closed, id, list, object, open, optional, str, text, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { notBefore } from './time-order.js';

const item = object({
  itemId: id(),
  action: open('add', 'modify', 'delete', 'noChange'),
  state: optional(str()),
  serviceId: optional(id()),
});
const orderError = object({ code: optional(str()), message: optional(text()), at: optional(time()) });

export const orderChanged = defineEvent({
  type: 'bss.order.changed.v1',
  topic: 'bss.order.v1',
  key: keyField('orderId'),
  description: 'A service order changed state, date or content (TMF641). The first promisedAt seen is the promise.',
  schema: object({
    orderId: id(),
    change: closed('created', 'state', 'attribute', 'milestone', 'jeopardy', 'infoRequired', 'deleted', 'polled'),
    state: open(
      'acknowledged',
      'rejected',
      'pending',
      'held',
      'inProgress',
      'cancelled',
      'completed',
      'failed',
      'partial',
      'assessingCancellation',
      'pendingCancellation',
    ),
    stateChangedAt: time(),
    orderedAt: optional(time()),
    requestedAt: optional(time()),
    promisedAt: optional(time()),
    completedAt: optional(time()),
    category: optional(str()),
    items: optional(list(item)),
    errors: optional(list(orderError)),
    jeopardyAt: optional(list(time())),
    ...operatorFields,
  }),
  refinements: [notBefore('completedAt', 'orderedAt')],
});
export type OrderChanged = DataOf<typeof orderChanged>;
