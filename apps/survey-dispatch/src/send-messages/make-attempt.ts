import { Injectable, Logger } from '@nestjs/common';
import { describeError } from '@sidetone/platform/observability';
import { Clock } from '@sidetone/platform/time';
import { Channels, type SendingChannel } from '../channels/channels.js';
import { WHEN_UNSURE, type Delivery, type MessageChannel } from '../channels/message-channel.js';
import { afterAttempt } from './after-attempt.js';
import type { Attempted } from './attempt-store.js';
import { Attempts, type Begun } from './attempts.js';
import { ComposeMessage } from './compose-message.js';
import { MessageOutcomes } from './message-outcomes.js';
import type { Message } from './message.js';

/** Hands one message over, and notes what became of it. */
@Injectable()
export class MakeAttempt {
  private readonly logger = new Logger(MakeAttempt.name);

  constructor(
    private readonly attempts: Attempts,
    private readonly channels: Channels,
    private readonly compose: ComposeMessage,
    private readonly outcomes: MessageOutcomes,
    private readonly clock: Clock,
  ) {}

  /** Waits until the end is noted. */
  async make(name: SendingChannel, channel: MessageChannel | undefined, begun: Begun): Promise<void> {
    const { message } = begun;
    const delivery = await this.deliver(name, channel, begun);
    const at = this.clock.now();
    const unsure = delivery.kind === 'unsure';
    const refused = delivery.kind === 'refused';
    const made = {
      ...message,
      unsureAttempts: message.unsureAttempts + Number(unsure),
      refusals: message.refusals + Number(refused),
    };
    const after = afterAttempt(delivery, made, WHEN_UNSURE[name], at);
    const providerIds = ('providerIds' in delivery ? delivery.providerIds : undefined) ?? message.providerIds;
    const attempted: Attempted = { message, unsure, refused, after, providerIds, at };
    this.outcomes.attempted(message, delivery.kind);
    if (delivery.kind !== 'taken') this.tell(message, delivery, attempted);
    await this.attempts.end(attempted);
  }

  private async deliver(name: SendingChannel, channel: MessageChannel | undefined, begun: Begun): Promise<Delivery> {
    if (!channel) return { kind: 'away', why: this.channels.whyMissing(name) ?? 'not configured' };
    try {
      return await channel.send(this.compose.message(begun));
    } catch (error) {
      // Channels do not throw: nothing was handed over yet.
      this.logger.error(
        { err: describeError(error), messageId: begun.message.messageId },
        'A message could not be put together',
      );
      return { kind: 'away', why: 'it could not be put together' };
    }
  }

  private tell({ messageId, channel }: Message, delivery: Delivery, { after }: Attempted): void {
    const next = after.state === 'waiting' ? after.nextAttemptAt : after.state;
    this.logger.warn(
      { messageId, channel, outcome: delivery.kind, why: 'why' in delivery ? delivery.why : '', next },
      'A message was not taken',
    );
  }
}
