import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { WHEN_UNSURE, type Delivery } from '../channels/message-channel.js';
import type { Message } from './message.js';

const OUTCOMES: Readonly<Record<Delivery['kind'], true>> = {
  taken: true,
  away: true,
  refused: true,
  bounced: true,
  unsure: true,
};
const PURPOSES = ['question', 'reminder', 'notice'] as const;

/** Tells Prometheus what channels made of messages: one that refuses, or is away, is seen before customers miss anything. */
@Injectable()
export class MessageOutcomes {
  private readonly outcomes: Counter;
  private readonly takenAt: Gauge;
  private readonly failedAt: Gauge;

  constructor(registry: Registry) {
    this.outcomes = new Counter({
      name: 'sidetone_message_outcomes_total',
      help: 'What channels made of messages, by channel, purpose (question, reminder, notice) and outcome. Refused: what is wrong is ours, such as a sender that is not trusted.',
      labelNames: ['channel', 'purpose', 'outcome'],
      registers: [registry],
    });
    this.takenAt = new Gauge({
      name: 'sidetone_channel_taken_timestamp_seconds',
      help: 'When a channel last took a message, in Unix time; 0 before the first.',
      labelNames: ['channel'],
      registers: [registry],
    });
    this.failedAt = new Gauge({
      name: 'sidetone_channel_failed_timestamp_seconds',
      help: 'When a channel was last away, refused a message, or left unsaid whether it took it, in Unix time; 0 before the first.',
      labelNames: ['channel'],
      registers: [registry],
    });
    // There from the start: Prometheus sees no increase in a series that begins at 1.
    for (const channel of Object.keys(WHEN_UNSURE)) {
      for (const purpose of PURPOSES)
        for (const outcome of Object.keys(OUTCOMES)) this.outcomes.inc({ channel, purpose, outcome }, 0);
      for (const gauge of [this.takenAt, this.failedAt]) gauge.set({ channel }, 0);
    }
  }

  /** An attempt was made. A channel that bounces a message speaks of its address, and so neither works nor fails by it. */
  attempted(message: Message, outcome: Delivery['kind']): void {
    this.came(message, outcome);
    const { channel } = message;
    if (outcome === 'taken') this.takenAt.setToCurrentTime({ channel });
    else if (outcome !== 'bounced') this.failedAt.setToCurrentTime({ channel });
  }

  /** What became of a message is known, at once or later. */
  came(message: Message, outcome: Delivery['kind']): void {
    this.outcomes.inc({ channel: message.channel, purpose: purposeOf(message), outcome });
  }
}

function purposeOf({ notice, reminder }: Message): (typeof PURPOSES)[number] {
  if (notice !== undefined) return 'notice';
  return reminder ? 'reminder' : 'question';
}
