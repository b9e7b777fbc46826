import { problemChanged } from '@sidetone/contracts/events';
import type { Draft, OperatorWays } from './draft.js';
import { asIs, readFields, time } from './field-table.js';
import type { Notification } from './notification.js';
import { at } from './read-json.js';
import { idsIn, partyIn } from './related.js';

const FIELDS = {
  problemId: asIs('id'),
  status: asIs('status'),
  statusChangedAt: time('statusChangeDate'),
  openedAt: time('creationDate', 'timeRaised'),
  resolvedAt: time('resolutionDate'),
  priority: asIs('priority'),
  affectedCount: asIs('affectedNumberOfServices'),
};

/** TMF656 v3, v4 and v5: a service problem. v3 says `timeRaised` and `associatedTroubleTicket`. */
export function adaptProblem({ resource, tmf, time: happened }: Notification, { timeZone }: OperatorWays): Draft[] {
  const said = readFields(FIELDS, resource, timeZone);
  const data = {
    ...said,
    statusChangedAt: said['statusChangedAt'] ?? happened,
    impact: numberIn(at(resource, 'impactImportanceFactor')),
    serviceIds: idsIn(resource, 'affectedService'),
    resourceIds: idsIn(resource, 'affectedResource'),
    rootCauseIds: idsIn(resource, 'rootCauseResource'),
    alarmIds: idsIn(resource, 'underlyingAlarm'),
    ticketIds: idsIn(resource, 'troubleTicket') ?? idsIn(resource, 'associatedTroubleTicket'),
    customerId: partyIn(resource, 'customer'),
    tmf,
  };
  return [{ definition: problemChanged, idField: 'problemId', data, fields: FIELDS }];
}

/** The impact is sent as text; what is no number says nothing (event vocabulary, 3.5). */
function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const isNumber = typeof value === 'string' && /^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/.test(value);
  return isNumber ? Number(value) : undefined;
}
