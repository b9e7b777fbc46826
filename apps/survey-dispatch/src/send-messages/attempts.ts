import { Inject, Injectable } from '@nestjs/common';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { Database, isWorthRetrying, withRetries, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { SendingChannel } from '../channels/channels.js';
import { WHEN_UNSURE } from '../channels/message-channel.js';
import type { Template } from '../keep-templates/template.js';
import { optOutHashOf } from '../opt-out/opt-out-token.js';
import { afterAttempt } from './after-attempt.js';
import { AttemptStore, type Attempted } from './attempt-store.js';
import { NO_CASE } from './before-attempt.js';
import { CalledOffNotices } from './called-off-notices.js';
import { ChooseTexts } from './choose-texts.js';
import { JudgeMessages } from './judge-messages.js';
import { dispatchedEvent, failedEvent } from './message-events.js';
import { MessageStore } from './message-store.js';
import type { Message, Recipient } from './message.js';

type Keys = 'LINK_SECRET' | 'SENDING_LEASE_SECONDS';

const RECOVERED_AT_ONCE = 100;

/** An attempt that was noted and is now to be made. */
export interface Begun {
  readonly message: Message;
  readonly recipient: Recipient;
  readonly template: Template;
}

/** Begins and ends attempts: what is written before a message is handed over, and after. */
@Injectable()
export class Attempts {
  private waiting: Attempted[] = [];
  private next: Promise<void> | undefined;
  private current: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly messages: MessageStore,
    private readonly judging: JudgeMessages,
    private readonly texts: ChooseTexts,
    private readonly store: AttemptStore,
    private readonly calledOff: CalledOffNotices,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, Keys>,
  ) {}

  /** Notes that what is due is now tried, at most `most`, and ends what is not to be sent any more; returns the former and how many others moved on. */
  begin(channel: SendingChannel, now: Instant, most: number): Promise<{ begun: readonly Begun[]; ended: number }> {
    return this.database.transaction(async (tx) => {
      const held = await this.messages.hold(tx, channel, now, most);
      if (held.length === 0) return { begun: [], ended: 0 };
      const judged = await this.judging.judge(tx, held, now);
      const wanted = judged.filter(({ verdict }) => verdict.kind === 'send');
      const texts = await this.texts.of(tx, channel, wanted);
      await this.messages.noteAttempts(tx, texts, this.settings.SENDING_LEASE_SECONDS);
      const ended = judged.flatMap(({ message, verdict }) => (verdict.kind === 'end' ? [{ message, verdict }] : []));
      await this.messages.end(tx, ended);
      const postponed = judged.flatMap(({ message: { messageId }, verdict }) =>
        verdict.kind === 'postpone' ? [{ messageId, until: verdict.until }] : [],
      );
      await this.messages.postpone(tx, postponed);
      await tx.publish(
        ended.flatMap(({ message, verdict: { outcome, failure } }) =>
          outcome === undefined || message.reminder ? [] : [failedEvent(message, outcome, failure, now)],
        ),
      );
      const begun = wanted.flatMap(({ message, recipient }) => {
        const template = texts.get(message.messageId);
        return template ? [{ message: { ...message, attempts: message.attempts + 1 }, recipient, template }] : [];
      });
      return { begun, ended: ended.length + postponed.length };
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
      const stranded = await this.messages.holdStranded(tx, now, RECOVERED_AT_ONCE);
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
    // What was answered meanwhile has not failed, whatever became of its message.
    await tx.publish(
      news
        .filter(({ message, after }) => after.state === 'sent' || !noted.get(message.messageId)?.answered)
        .flatMap(eventOf),
    );
    await this.callOff(tx, news);
  }

  /** What was being sent when its case ended goes no further, though it waits for another attempt. */
  private async callOff(tx: Transaction, news: readonly Attempted[]): Promise<void> {
    const waiting = news.filter(({ message, after }) => after.state === 'waiting' && message.notice !== undefined);
    if (waiting.length === 0) return;
    const calledOff = new Set(
      await this.calledOff.among(
        tx,
        waiting.map(({ message }) => message.messageId),
      ),
    );
    await tx.publish(
      waiting
        .filter(({ message }) => calledOff.has(message.messageId))
        .map(({ message, at }) => failedEvent(message, 'calledOff', NO_CASE, at)),
    );
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
  return { message, unsure: true, refused: false, after: next, providerIds: message.providerIds, at: now };
}
