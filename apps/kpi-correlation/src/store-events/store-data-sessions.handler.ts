import { Controller } from '@nestjs/common';
import {
  dataSessionFailure,
  dataSessionSlow,
  dataSessionThrottled,
  type DataSessionFailure,
  type DataSessionSlow,
  type DataSessionThrottled,
  type ReceivedEvent,
} from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { eventRow, type EventRow } from './event-row.js';
import { EventStore } from './event-store.js';
import { reachOf } from './reach-of.js';
import { sameInstant } from './same-instant.js';

/** oss.datasession.v1: failed, slow and throttled data sessions. */
@Controller()
export class StoreDataSessions {
  constructor(private readonly store: EventStore) {}

  @OnEvents(dataSessionFailure, dataSessionSlow, dataSessionThrottled)
  handle(
    { events }: EventBatch<DataSessionFailure | DataSessionSlow | DataSessionThrottled>,
    tx: Transaction,
  ): Promise<Outcome[]> {
    return this.store.add(tx, events.map(dataSessionRow));
  }
}

type SessionEvent = ReceivedEvent<DataSessionFailure | DataSessionSlow | DataSessionThrottled>;

export function dataSessionRow(event: SessionEvent): EventRow {
  const { subscriptionId, customerId, resourceIds, revision, voided } = event.data;
  return eventRow(event, {
    same: sameOf(event),
    subscriptionId,
    customerId,
    ...reachOf(subscriptionId, { resources: resourceIds }),
    used: !voided,
    revision,
  });
}

function sameOf(event: SessionEvent): (string | undefined)[] {
  const { sessionId, startedAt } = event.data;
  if (dataSessionSlow.is(event)) return [sessionId, sameInstant(startedAt), event.data.direction];
  if (dataSessionThrottled.is(event)) return [sessionId, sameInstant(startedAt)];
  return [sessionId, dataSessionFailure.is(event) ? event.data.phase : ''];
}
