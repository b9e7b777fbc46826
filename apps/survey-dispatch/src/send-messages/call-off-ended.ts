import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { PROGRAMME_ENDED } from './before-attempt.js';
import { EndedMessages } from './ended-messages.js';
import { failedEvent } from './message-events.js';
import { MessageStore } from './message-store.js';

const CALLED_OFF_AT_ONCE = 500;

/** Calls off what a programme that has ended would still send: questions, their next attempts, reminders and interviews. */
@Injectable()
export class CallOffEnded implements DueWork {
  readonly name = 'call off what ended programmes would send';

  constructor(
    private readonly database: Database,
    private readonly ended: EndedMessages,
    private readonly messages: MessageStore,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const over = await this.ended.hold(tx, now, CALLED_OFF_AT_ONCE);
      const verdict = { kind: 'end', state: 'failed', outcome: 'calledOff', failure: PROGRAMME_ENDED } as const;
      await this.messages.end(
        tx,
        over.map((message) => ({ message, verdict })),
      );
      // That a reminder is not sent is no news of the invitation, which had reached its contact.
      const questions = over.filter(({ reminder }) => !reminder);
      await tx.publish(questions.map((message) => failedEvent(message, verdict.outcome, verdict.failure, now)));
      return over.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.ended.count(now);
  }
}
