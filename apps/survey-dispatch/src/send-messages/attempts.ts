import { Inject, Injectable } from '@nestjs/common';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import type { Channel } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';
import { Database, isWorthRetrying, withRetries, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { WHEN_UNSURE } from '../channels/message-channel.js';
import { optOutHashOf } from '../opt-out/opt-out-token.js';
import { afterAttempt } from './after-attempt.js';
import { AttemptStore, type Attempted } from './attempt-store.js';
import { beforeAttempt, type BeforeAttempt } from './before-attempt.js';
import { dispatchedEvent, failedEvent } from './message-events.js';
import { MessageStore } from './message-store.js';
import type { Message } from './message.js';

const RECOVERED_AT_ONCE = 100;

/** Begins and ends attempts: what is written before a message is handed over, and after. */
@Injectable()
export class Attempts {
  private waiting: Attempted[] = [];
  private next: Promise<void> | undefined;
  private current: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly messages: MessageStore,
    private readonly store: AttemptStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'LINK_SECRET' | 'SENDING_LEASE_SECONDS'>,
  ) {}

  /** Notes that what is due is now tried, at most `most`, and ends what is not to be sent any more; returns the former and the number of the latter. */
  begin(channel: Channel, now: Instant, most: number): Promise<{ begun: readonly Message[]; ended: number }> {
    return this.database.transaction(async (tx) => {
      const held = await this.messages.hold(tx, channel, now, most);
      const judged = held.map(({ message, circumstances }) => [message, beforeAttempt(circumstances, now)] as const);
      const begun = judged.flatMap(([message, { kind }]) =>
        kind === 'send' ? [{ ...message, attempts: message.attempts + 1 }] : [],
      );
      const ended = judged.filter(
        (one): one is readonly [Message, BeforeAttempt & { kind: 'end' }] => one[1].kind === 'end',
      );
      await this.messages.noteAttempts(
        tx,
        begun.map(({ messageId }) => messageId),
        this.settings.SENDING_LEASE_SECONDS,
      );
      await this.messages.end(tx, ended);
      await tx.publish(
        ended.flatMap(([message, { outcome, failure }]) =>
          outcome === undefined || message.reminder ? [] : [failedEvent(message, outcome, failure, now)],
        ),
      );
      return { begun, ended: ended.length };
    });
  }

  /** Notes how an attempt ended, together with others that end while the database is busy; waits until that is done, however long the database is away. */
  end(attempted: Attempted): Promise<void> {
    this.waiting.push(attempted);
    this.next ??= this.current
      .catch(() => undefined)
      .then(() => {
        const batch = this.waiting;
        this.waiting = [];
        this.next = undefined;
        this.current = withRetries(() => this.database.transaction((tx) => this.note(tx, batch)), {
          mayPass: isWorthRetrying,
        });
        return this.current;
      });
    return this.next;
  }

  /** Goes on with what a sender left behind that is gone; returns how many. */
  recover(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const stranded = await this.messages.holdStranded(tx, RECOVERED_AT_ONCE);
      await this.note(
        tx,
        stranded.map((message) => strandedAttempt(message, now)),
      );
      return stranded.length;
    });
  }

  private async note(tx: Transaction, attempted: readonly Attempted[]): Promise<void> {
    if (attempted.length === 0) return;
    const noted = await this.store.note(tx, attempted);
    const news = attempted.filter(({ message }) => noted.has(message.messageId));
    const sent = news.flatMap(({ message, after }) => (after.state === 'sent' ? [message] : []));
    await this.store.queueReminders(tx, sent, (messageId) => optOutHashOf(messageId, this.settings.LINK_SECRET));
    await tx.publish(news.flatMap(eventOf));
  }
}

/** What is told of an attempt. That a reminder failed is no news of the invitation, which had reached its contact. */
function eventOf({ message, after, at }: Attempted): readonly OutgoingEvent[] {
  if (after.state === 'sent') return [dispatchedEvent(message, message.attempts, at)];
  if (after.state === 'waiting' || message.reminder) return [];
  return [failedEvent(message, after.outcome, after.failure, at)];
}

/** An attempt that nobody can say the end of. */
function strandedAttempt(message: Message, now: Instant): Attempted {
  const why = 'the process that sent it ended before it could note the outcome';
  const made = { ...message, unsureAttempts: message.unsureAttempts + 1 };
  const after = afterAttempt({ kind: 'unsure', why }, made, WHEN_UNSURE[message.channel], now);
  // It was a fault of ours, not of the channel: nothing is gained by a pause.
  const next = after.state === 'waiting' ? { ...after, nextAttemptAt: now } : after;
  return { message, unsure: true, after: next, providerIds: message.providerIds, at: now };
}
