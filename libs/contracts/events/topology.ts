import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { closed, count, id, num, object, open, openTime, optional, time } from '../fields/index.js';
import { endsAfterStart } from './time-order.js';

export const topologyUpserted = defineEvent({
  type: 'master.topology.upserted.v1',
  topic: 'master.topology.v1',
  key: keyField('linkId'),
  age: 'unlimited',
  description:
    'Which resource carries a subscription, in which interval, and what share of its use. Half-open; no validTo is open.',
  schema: object({
    linkId: id({ description: 'subscriptionId|resourceId|validFrom' }),
    resourceId: id(),
    resourceKind: open('cell', 'site', 'olt', 'port', 'router', 'link', 'core'),
    subscriptionId: id(),
    validFrom: time(),
    validTo: optional(openTime()),
    weight: num({ exclusiveMinimum: 0, maximum: 1 }),
    method: closed('inventory', 'usageShare'),
    version: count(),
  }),
  refinements: [endsAfterStart('validFrom', 'validTo')],
});
export type TopologyUpserted = DataOf<typeof topologyUpserted>;
