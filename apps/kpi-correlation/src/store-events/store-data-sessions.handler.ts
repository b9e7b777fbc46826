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

const SECONDS_PER_MINUTE = 60;

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

export function dataSessionRow(
  event: ReceivedEvent<DataSessionFailure | DataSessionSlow | DataSessionThrottled>,
): EventRow {
  const { sessionId, startedAt, subscriptionId, customerId, resourceIds, revision, voided } = event.data;
  const common = { subscriptionId, customerId, ...reachOf(subscriptionId, { resources: resourceIds }), revision };
  if (dataSessionSlow.is(event)) {
    const { direction, slowSec } = event.data;
    return eventRow(event, {
      ...common,
      same: [sessionId, sameInstant(startedAt), direction],
      ...added(voided, 'data.slow.minutes', slowSec / SECONDS_PER_MINUTE),
    });
  }
  if (dataSessionThrottled.is(event)) {
    const { throttledSec } = event.data;
    return eventRow(event, {
      ...common,
      same: [sessionId, sameInstant(startedAt)],
      ...added(voided, 'data.throttled.minutes', throttledSec / SECONDS_PER_MINUTE),
    });
  }
  const phase = dataSessionFailure.is(event) ? event.data.phase : '';
  return eventRow(event, { ...common, same: [sessionId, phase], ...added(voided, 'data.fail.count', 1) });
}

function added(voided: boolean | undefined, kpi: string, amount: number): { kpi?: string; amount?: number } {
  return voided ? {} : { kpi, amount };
}
