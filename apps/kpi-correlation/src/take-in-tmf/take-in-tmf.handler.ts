import { Controller, Inject } from '@nestjs/common';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import type { JsonObject } from '@sidetone/contracts/validation';
import type { Transaction } from '@sidetone/platform/database';
import {
  deadLetter,
  drop,
  foreignBodies,
  ok,
  OnEvents,
  type EventBatch,
  type Outcome,
} from '@sidetone/platform/messaging';
import { adaptNotification } from './adapt-notification.js';
import type { OperatorWays } from './draft.js';
import { OPERATOR_WAYS } from './operator-ways.js';

/** The bodies of notifications, for hubs that write to Kafka. */
export const TMF_INBOUND = 'tmf.inbound.v1';

/**
 * tmf.inbound.v1: what each notification says goes to its own topic, in the order of this one per resource. A record that is delivered
 * again publishes the same events under the same ids, which count once.
 */
@Controller()
export class TakeInTmf {
  constructor(@Inject(OPERATOR_WAYS) private readonly ways: OperatorWays) {}

  @OnEvents(foreignBodies(TMF_INBOUND))
  async handle({ events }: EventBatch<JsonObject>, tx: Transaction): Promise<Outcome[]> {
    const publishing: OutgoingEvent[] = [];
    const outcomes = events.map(({ data, arrivedAt }) => {
      const adapted = adaptNotification(data, undefined, arrivedAt, this.ways);
      if (adapted.kind === 'refuse') return deadLetter(`refused by the rules: ${adapted.reason}`);
      if (adapted.kind === 'drop') return drop(adapted.reason);
      publishing.push(...adapted.events);
      return ok;
    });
    await tx.publish(publishing);
    return outcomes;
  }
}
