import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { describeError } from '@sidetone/platform/observability';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { Channels, SENDING_CHANNELS, type SendingChannel } from '../channels/channels.js';
import { Attempts } from './attempts.js';
import { MakeAttempt } from './make-attempt.js';
import { MessageStore } from './message-store.js';
import { Pacer } from './pacer.js';

/** How many messages of a channel that is not configured are looked at in one go. */
const UNCONFIGURED_AT_ONCE = 100;

/**
 * Sends what is due, each channel at its own pace and none waiting for another. An attempt is noted before it is made: what a crash
 * leaves in the middle is found again, and goes on as its channel allows.
 */
@Injectable()
export class SendMessages implements DueWork, OnModuleDestroy {
  readonly name = 'send messages';
  private readonly logger = new Logger(SendMessages.name);
  private readonly pacers = new Map<SendingChannel, Pacer>();
  private readonly inWork = new Map<SendingChannel, Set<Promise<void>>>();
  private stopped = false;

  constructor(
    private readonly attempts: Attempts,
    private readonly channels: Channels,
    private readonly attempt: MakeAttempt,
    private readonly messages: MessageStore,
    private readonly runner: DueRunner,
  ) {
    runner.register(this);
  }

  /** Takes up what is due and free to go; does not wait until it is sent. */
  async runDue(now: Instant): Promise<number> {
    let moved = await this.attempts.recover(now);
    for (const channel of SENDING_CHANNELS) moved += await this.takeUp(channel, now);
    return moved;
  }

  countDue(now: Instant): Promise<number> {
    return this.messages.count(SENDING_CHANNELS, now);
  }

  /** What is being sent is waited for, and what became of it noted. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.inWork.values()].flatMap((set) => [...set]));
  }

  private async takeUp(name: SendingChannel, now: Instant): Promise<number> {
    const channel = this.channels.get(name);
    const inWork = this.inWork.get(name) ?? new Set();
    this.inWork.set(name, inWork);
    const pacer = this.pacers.get(name) ?? new Pacer(channel?.perSecond, performance.now());
    this.pacers.set(name, pacer);
    const free = Math.min((channel?.atOnce ?? UNCONFIGURED_AT_ONCE) - inWork.size, pacer.allowed(performance.now()));
    if (free < 1 || this.stopped) return 0;
    const { begun, ended } = await this.attempts.begin(name, now, free);
    pacer.took(begun.length);
    for (const one of begun) {
      const work: Promise<void> = this.attempt
        .make(name, channel, one)
        // It is found again when its lease is over.
        .catch((error: unknown) =>
          this.logger.error({ err: describeError(error) }, 'The end of an attempt was not noted'),
        )
        .finally(() => {
          inWork.delete(work);
          this.runner.wake();
        });
      inWork.add(work);
    }
    return begun.length + ended;
  }
}
