import { Controller } from '@nestjs/common';
import { alarmChanged, type AlarmChanged, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow, type EventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { reachOf } from './reach-of.js';
import { sameInstant } from './same-instant.js';

/** oss.alarm.v1: each change of an alarm is history; whether it was an outage, and for how long, is folded from all of it. */
@Controller()
export class StoreAlarms {
  constructor(private readonly store: EventStore) {}

  @OnEvents(alarmChanged)
  handle({ events }: EventBatch<AlarmChanged>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(tx, events.map(alarmRow));
  }
}

export function alarmRow(event: ReceivedEvent<AlarmChanged>): EventRow {
  const { alarmId, change, severity, changedAt, subscriptionId, customerId } = event.data;
  const { resourceId, resourceIds = [], serviceIds } = event.data;
  // A deletion repeats the severity it found; as the same telling again it would be dropped, and the outage stay.
  const state = change === 'deleted' ? change : severity;
  return eventRow(event, {
    same: change === 'attribute' ? undefined : [alarmId, state, sameInstant(changedAt)],
    entityId: alarmId,
    subscriptionId,
    customerId,
    ...reachOf(subscriptionId, { services: serviceIds, resources: [resourceId, ...resourceIds] }),
  });
}
