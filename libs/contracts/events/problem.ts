import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { count, id, int, list, num, object, open, optional, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { notBefore } from './time-order.js';

export const problemChanged = defineEvent({
  type: 'oss.problem.changed.v1',
  topic: 'oss.problem.v1',
  key: keyField('problemId'),
  description:
    'A service problem was opened, changed or resolved (TMF656). The greatest statusChangedAt is the current state.',
  schema: object({
    problemId: id(),
    status: open('acknowledged', 'rejected', 'pending', 'held', 'inProgress', 'resolved', 'cancelled', 'closed'),
    statusChangedAt: time(),
    openedAt: optional(time()),
    resolvedAt: optional(time()),
    impact: optional(num({ description: "TMF's impactImportanceFactor, where it is a number" })),
    priority: optional(int()),
    affectedCount: optional(count()),
    serviceIds: optional(list(id())),
    rootCauseIds: optional(list(id())),
    alarmIds: optional(list(id())),
    ticketIds: optional(list(id())),
    ...operatorFields,
  }),
  refinements: [notBefore('resolvedAt', 'openedAt')],
});
export type ProblemChanged = DataOf<typeof problemChanged>;
