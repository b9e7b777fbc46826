import { Controller } from '@nestjs/common';
import { interactionChanged, type InteractionChanged } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { InteractionStore } from './interaction-store.js';
import { KEPT_MS } from './kept-ms.js';
import { interactionIn, latestOfEach } from './known-interaction.js';

/** Learns what answers may be about: where in the journey it was, and on which subscription. */
@Controller()
export class KeepInteractions {
  constructor(private readonly interactions: InteractionStore) {}

  @OnEvents(interactionChanged)
  async handle({ events }: EventBatch<InteractionChanged>, tx: Transaction): Promise<Outcome[]> {
    const told = events.map(({ data, arrivedAt }) => ({ ...interactionIn(data), arrivedAt }));
    const kept = await this.interactions.keep(tx, latestOfEach(told.filter(isYoung)));
    return told.map((one) => {
      if (!isYoung(one)) return drop('too long ago to be answered about');
      return kept.has(one.interactionId) ? ok : drop('not newer than what is known');
    });
  }
}

const isYoung = ({ at, arrivedAt }: { readonly at: Instant; readonly arrivedAt: Instant }): boolean =>
  at > arrivedAt - KEPT_MS;
