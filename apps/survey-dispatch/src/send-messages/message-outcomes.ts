import { Injectable } from '@nestjs/common';
import type { Channel } from '@sidetone/domain/programmes';
import { Counter, Registry } from 'prom-client';
import { WHEN_UNSURE, type Delivery } from '../channels/message-channel.js';

const OUTCOMES: Readonly<Record<Delivery['kind'], true>> = {
  taken: true,
  away: true,
  refused: true,
  bounced: true,
  unsure: true,
};

/** Tells Prometheus what channels made of messages: one that refuses, or is away, is seen before customers miss anything. */
@Injectable()
export class MessageOutcomes {
  private readonly outcomes: Counter;

  constructor(registry: Registry) {
    this.outcomes = new Counter({
      name: 'sidetone_message_outcomes_total',
      help: 'What channels made of messages, by channel and outcome. Refused: what is wrong is ours, such as a sender that is not trusted.',
      labelNames: ['channel', 'outcome'],
      registers: [registry],
    });
    // There from the start: Prometheus sees no increase in a series that begins at 1.
    for (const channel of Object.keys(WHEN_UNSURE))
      for (const outcome of Object.keys(OUTCOMES)) this.outcomes.inc({ channel, outcome }, 0);
  }

  count(channel: Channel, outcome: Delivery['kind']): void {
    this.outcomes.inc({ channel, outcome });
  }
}
