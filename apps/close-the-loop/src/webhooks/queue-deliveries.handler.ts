import { Controller, Inject } from '@nestjs/common';
import {
  caseClosed,
  caseEscalated,
  caseOpened,
  caseUpdated,
  type CaseClosed,
  type CaseEscalated,
  type CaseOpened,
  type CaseUpdated,
} from '@sidetone/contracts/events';
import { HOUR_MS } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { DeliveryQueue } from './delivery-queue.js';
import { structuredEvent } from './structured-event.js';

type CaseEvent = CaseOpened | CaseUpdated | CaseEscalated | CaseClosed;

/** Queues what webhooks are to be told: case.* as it was published. */
@Controller()
export class QueueDeliveries {
  constructor(
    private readonly queue: DeliveryQueue,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'WEBHOOK_GIVE_UP_HOURS'>,
  ) {}

  @OnEvents(caseOpened, caseUpdated, caseEscalated, caseClosed)
  async handle(batch: EventBatch<CaseEvent>, tx: Transaction): Promise<Outcome[]> {
    const now = this.clock.now();
    const tellable = batch.events.map((event) => ({
      eventId: event.id,
      caseId: event.data.caseId,
      type: event.type,
      body: structuredEvent(event),
    }));
    const queued = await this.queue.add(tx, tellable, now, now + this.settings.WEBHOOK_GIVE_UP_HOURS * HOUR_MS);
    return tellable.map(({ eventId }) =>
      queued.has(eventId) ? ok : drop('no webhook asks for it, or its case is withdrawn'),
    );
  }
}
