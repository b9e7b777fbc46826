import { Controller } from '@nestjs/common';
import { problemChanged, type ProblemChanged, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow, type EventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { reachOf } from './reach-of.js';
import { sameInstant } from './same-instant.js';

/** oss.problem.v1: each change of a service problem is history. */
@Controller()
export class StoreProblems {
  constructor(private readonly store: EventStore) {}

  @OnEvents(problemChanged)
  handle({ events }: EventBatch<ProblemChanged>, tx: Transaction): Promise<Outcome[]> {
    return this.store.add(tx, events.map(problemRow));
  }
}

export function problemRow(event: ReceivedEvent<ProblemChanged>): EventRow {
  const { problemId, status, statusChangedAt, subscriptionId, customerId } = event.data;
  const { serviceIds = [], resourceIds } = event.data;
  return eventRow(event, {
    same: [problemId, status, sameInstant(statusChangedAt)],
    entityId: problemId,
    subscriptionId,
    customerId,
    // Services say whom it hits, and come before resources (rule R12); its root causes only say where the fault lies.
    ...reachOf(subscriptionId, serviceIds.length > 0 ? { services: serviceIds } : { resources: resourceIds }),
  });
}
