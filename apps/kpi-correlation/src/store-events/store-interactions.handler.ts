import { Controller } from '@nestjs/common';
import { interactionChanged, type InteractionChanged } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { reachOf } from './reach-of.js';
import { sameInstant } from './same-instant.js';

/** bss.interaction.v1: each change of a touchpoint is history. */
@Controller()
export class StoreInteractions {
  constructor(private readonly store: EventStore) {}

  @OnEvents(interactionChanged)
  handle({ events }: EventBatch<InteractionChanged>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(
      tx,
      events.map((event) => {
        const { interactionId, status, statusChangedAt, subscriptionId, customerId, relatedIds } = event.data;
        return eventRow(event, {
          same: [interactionId, status, sameInstant(statusChangedAt)],
          entityId: interactionId,
          subscriptionId,
          customerId,
          ...reachOf(subscriptionId, { services: relatedIds }),
        });
      }),
    );
  }
}
