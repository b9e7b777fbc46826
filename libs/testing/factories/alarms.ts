import { alarmChanged, type AlarmChanged, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** Critical alarm A-1 on CELL-1, raised at `at` and affecting service, or what you make of it. */
export function anAlarmChange(id: string, at: Instant, data: Partial<AlarmChanged> = {}): OutgoingEvent<AlarmChanged> {
  return alarmChanged.create({
    id,
    source: '//oss.example/tmf642',
    time: at,
    data: {
      alarmId: 'A-1',
      change: 'raised',
      severity: 'critical',
      changedAt: toIso(at),
      serviceAffecting: true,
      planned: false,
      resourceId: 'CELL-1',
      ...data,
    },
  });
}
