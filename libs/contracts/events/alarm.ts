import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { bool, closed, id, list, object, open, optional, str, text, time } from '../fields/index.js';
import { operatorFields } from './common-fields.js';
import { notBefore } from './time-order.js';

export const alarmChanged = defineEvent({
  type: 'oss.alarm.changed.v1',
  topic: 'oss.alarm.v1',
  key: keyField('alarmId'),
  description:
    'An alarm was raised, changed, cleared or deleted (TMF642). The greatest changedAt is the current state. An outage while it is raised critical or major, affects service and is not planned.',
  schema: object({
    alarmId: id(),
    change: closed('raised', 'attribute', 'state', 'deleted'),
    severity: open('critical', 'major', 'minor', 'warning', 'indeterminate', 'cleared'),
    changedAt: time(),
    raisedAt: optional(time()),
    clearedAt: optional(time()),
    alarmType: optional(str()),
    probableCause: optional(str()),
    specificProblem: optional(text()),
    serviceAffecting: optional(bool({ description: 'Not said: no outage' })),
    planned: optional(bool()),
    rootCause: optional(bool()),
    resourceId: optional(id()),
    serviceIds: optional(list(id())),
    parentAlarmIds: optional(list(id())),
    ...operatorFields,
  }),
  refinements: [notBefore('clearedAt', 'raisedAt')],
});
export type AlarmChanged = DataOf<typeof alarmChanged>;
