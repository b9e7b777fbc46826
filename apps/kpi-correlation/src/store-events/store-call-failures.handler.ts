import { Controller } from '@nestjs/common';
import { callFailure, type CallFailure, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow, type EventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { reachOf } from './reach-of.js';

/** oss.call.v1: dropped calls and failed set-ups, one per call and subscription, whoever reported it. */
@Controller()
export class StoreCallFailures {
  constructor(private readonly store: EventStore) {}

  @OnEvents(callFailure)
  handle({ events }: EventBatch<CallFailure>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(tx, events.map(callFailureRow));
  }
}

export function callFailureRow(event: ReceivedEvent<CallFailure>): EventRow {
  const { callId, subscriptionId, customerId, resourceIds, revision, voided } = event.data;
  return eventRow(event, {
    same: [callId, subscriptionId],
    subscriptionId,
    customerId,
    ...reachOf(subscriptionId, { resources: resourceIds }),
    used: !voided,
    revision,
  });
}
