import { Controller } from '@nestjs/common';
import { billChanged, type BillChanged, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow, type EventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { sameInstant } from './same-instant.js';

/** bss.bill.v1: each change of a bill is history. */
@Controller()
export class StoreBills {
  constructor(private readonly store: EventStore) {}

  @OnEvents(billChanged)
  handle({ events }: EventBatch<BillChanged>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(tx, events.map(billRow));
  }
}

export function billRow(event: ReceivedEvent<BillChanged>): EventRow {
  const { billId, state, stateChangedAt, subscriptionId, customerId } = event.data;
  return eventRow(event, {
    same: [billId, state, sameInstant(stateChangedAt)],
    entityId: billId,
    subscriptionId,
    customerId,
  });
}
