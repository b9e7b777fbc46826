import { Controller } from '@nestjs/common';
import { orderChanged, type OrderChanged } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { reachOf } from './reach-of.js';
import { sameInstant } from './same-instant.js';

const FREE_TO_REPEAT: ReadonlySet<string> = new Set(['attribute', 'milestone', 'jeopardy']);

/** bss.order.v1: each change of a service order is history. */
@Controller()
export class StoreOrders {
  constructor(private readonly store: EventStore) {}

  @OnEvents(orderChanged)
  handle({ events }: EventBatch<OrderChanged>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(
      tx,
      events.map((event) => {
        const { orderId, change, state, stateChangedAt, subscriptionId, customerId, items = [] } = event.data;
        // A deletion repeats the state it found; whichever of the two came second would be dropped.
        const told = change === 'deleted' ? change : state;
        return eventRow(event, {
          same: FREE_TO_REPEAT.has(change) ? undefined : [orderId, told, sameInstant(stateChangedAt)],
          entityId: orderId,
          subscriptionId,
          customerId,
          ...reachOf(subscriptionId, { services: items.flatMap(({ serviceId }) => serviceId ?? []) }),
        });
      }),
    );
  }
}
