import { alarmChanged, problemChanged, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso } from '@sidetone/domain/time';
import { faultManagement, serviceDesk, sourceUri } from './operator-sources.js';
import type { Alarm, Problem } from './outage.js';

/** An alarm as the fault management tells it: raised, then cleared. */
export function alarmEvents({ id, cell, from, to, says }: Alarm): readonly OutgoingEvent[] {
  const { severity, ...claims } = says;
  const alarm = { alarmId: id, resourceId: cell.cellId, raisedAt: toIso(from), alarmType: 'communicationsAlarm' };
  const source = sourceUri(faultManagement);
  return [
    alarmChanged.create({
      id: `${id}-raised`,
      source,
      time: from,
      data: { ...alarm, ...claims, change: 'raised', severity, changedAt: toIso(from) },
    }),
    alarmChanged.create({
      id: `${id}-cleared`,
      source,
      time: to,
      // What the alarm claimed stands in its raise: bodies are partial, absent is not said.
      data: { ...alarm, change: 'state', severity: 'cleared', changedAt: toIso(to), clearedAt: toIso(to) },
    }),
  ];
}

/** A service problem as the service desk tells it: taken up, then resolved. */
export function problemEvents({ id, from, to, alarmIds, serviceIds }: Problem): readonly OutgoingEvent[] {
  const problem = { problemId: id, openedAt: toIso(from), alarmIds: [...alarmIds], serviceIds: [...serviceIds] };
  const source = sourceUri(serviceDesk);
  return [
    problemChanged.create({
      id: `${id}-opened`,
      source,
      time: from,
      data: { ...problem, status: 'inProgress', statusChangedAt: toIso(from), affectedCount: serviceIds.length },
    }),
    problemChanged.create({
      id: `${id}-resolved`,
      source,
      time: to,
      data: { ...problem, status: 'resolved', statusChangedAt: toIso(to), resolvedAt: toIso(to) },
    }),
  ];
}
