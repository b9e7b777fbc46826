import { Injectable } from '@nestjs/common';
import type { SurveyChannel } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { Counter, Registry } from 'prom-client';
import type { Recorded } from './answer-recorder.js';
import { CHANNELS } from './read-trusted-answer.js';

export interface CountedAnswer {
  readonly channel: SurveyChannel;
  readonly outcome: Exclude<Recorded['kind'], 'unknown'> | 'setAside';
}

const OUTCOMES: Readonly<Record<CountedAnswer['outcome'], true>> = {
  recorded: true,
  completed: true,
  corrected: true,
  unchanged: true,
  setAside: true,
  tooLate: true,
  expired: true,
};

/** Tells Prometheus of answers as they come: no answers while people are asked is seen the same day. */
@Injectable()
export class AnswerMetrics {
  private readonly answers: Counter;

  constructor(registry: Registry) {
    this.answers = new Counter({
      name: 'sidetone_responses_total',
      help: 'Answers to invitations, by channel and what became of them: recorded, completed, corrected, unchanged, setAside, tooLate, expired.',
      labelNames: ['channel', 'outcome'],
      registers: [registry],
    });
    // There from the start: Prometheus sees no increase in a series that begins at 1, and the first answer of a day may be the only one.
    for (const channel of CHANNELS)
      for (const outcome of Object.keys(OUTCOMES)) this.answers.inc({ channel, outcome }, 0);
  }

  /** Counts once the transaction is committed. */
  countIn(tx: Transaction, answers: readonly CountedAnswer[]): void {
    tx.afterCommit(() => {
      for (const { channel, outcome } of answers) this.answers.inc({ channel, outcome });
    });
  }
}
