import { Controller } from '@nestjs/common';
import { disputeChanged, type DisputeChanged, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow, type EventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { sameInstant } from './same-instant.js';

/** bss.dispute.v1: each change of a dispute is history. */
@Controller()
export class StoreDisputes {
  constructor(private readonly store: EventStore) {}

  @OnEvents(disputeChanged)
  handle({ events }: EventBatch<DisputeChanged>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(tx, events.map(disputeRow));
  }
}

export function disputeRow(event: ReceivedEvent<DisputeChanged>): EventRow {
  const { disputeId, status, statusChangedAt, subscriptionId, customerId } = event.data;
  return eventRow(event, {
    same: [disputeId, status, sameInstant(statusChangedAt)],
    entityId: disputeId,
    subscriptionId,
    customerId,
  });
}
