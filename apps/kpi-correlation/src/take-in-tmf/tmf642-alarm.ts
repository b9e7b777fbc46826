import { alarmChanged } from '@sidetone/contracts/events';
import type { JsonObject } from '@sidetone/contracts/validation';
import type { Draft, OperatorWays } from './draft.js';
import { asIs, readFields, time } from './field-table.js';
import type { Notification } from './notification.js';
import type { NotificationKind } from './notification-kind.js';
import { folded, textAt } from './read-json.js';
import { idsIn } from './related.js';

const FIELDS = {
  alarmId: asIs('id'),
  severity: asIs('perceivedSeverity'),
  changedAt: time('alarmChangedTime'),
  raisedAt: time('alarmRaisedTime'),
  clearedAt: time('alarmClearedTime'),
  alarmType: asIs('alarmType'),
  probableCause: asIs('probableCause'),
  specificProblem: asIs('specificProblem'),
  serviceAffecting: asIs('serviceAffecting'),
  rootCause: asIs('isRootCause'),
  resourceId: asIs('alarmedObject.id'),
  system: asIs('reportingSystemId', 'sourceSystemId'),
};

const CHANGES: Readonly<Partial<Record<NotificationKind, string>>> = {
  created: 'raised',
  state: 'state',
  deleted: 'deleted',
};

/** TMF642 v4: an alarm. Its severity, type and state are free strings, and whether it is planned is free text. */
export function adaptAlarm(
  { resource, kind, tmf, time: happened }: Notification,
  { timeZone, plannedWords }: OperatorWays,
): Draft[] {
  const said = readFields(FIELDS, resource, timeZone);
  const indicator = textAt(resource, 'plannedOutageIndicator');
  const data = {
    ...said,
    change: (kind === undefined ? undefined : CHANGES[kind]) ?? 'attribute',
    severity: said['severity'] ?? unsaid(resource, kind),
    changedAt: said['changedAt'] ?? happened,
    planned: indicator === undefined ? undefined : plannedWords.has(folded(indicator)),
    serviceIds: idsIn(resource, 'affectedService'),
    parentAlarmIds: idsIn(resource, 'parentAlarm'),
    tmf,
  };
  return [{ definition: alarmChanged, idField: 'alarmId', data, fields: FIELDS }];
}

/** The severity of an alarm that says none: one that was deleted may be told of by its id alone. */
function unsaid(resource: JsonObject, kind: NotificationKind | undefined): string | undefined {
  if (folded(textAt(resource, 'state') ?? '') === 'cleared') return 'cleared';
  return kind === 'deleted' ? 'indeterminate' : undefined;
}
