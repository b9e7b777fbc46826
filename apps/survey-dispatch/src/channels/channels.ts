import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Channel } from '@sidetone/domain/programmes';
import { SETTINGS, type Settings } from '../app.settings.js';
import { channelsOf } from './channels-of.js';
import type { MessageChannel } from './message-channel.js';
import { SmsChannel } from './sms-channel.js';

/** The channels that messages are sent by. An interviewer's list is none: there somebody comes and takes them. */
export type SendingChannel = Exclude<Channel, 'agent'>;

const SETTING_OF: Readonly<Record<SendingChannel, string>> = {
  email: 'SMTP_URL',
  sms: 'SMPP_URL',
  webhook: 'GATEWAY_URL',
};
export const SENDING_CHANNELS = ['email', 'sms', 'webhook'] as const satisfies readonly SendingChannel[];

/** The channels as this installation has them. */
@Injectable()
export class Channels implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Channels.name);
  private readonly configured = new Map<Channel, MessageChannel>();

  constructor(@Inject(SETTINGS) settings: Settings) {
    for (const channel of channelsOf(settings)) this.configured.set(channel.channel, channel);
  }

  onApplicationBootstrap(): void {
    const missing = SENDING_CHANNELS.flatMap((channel) => this.whyMissing(channel) ?? []);
    this.logger.log(`Messages can be sent by: ${[...this.configured.keys(), 'agent'].join(', ')}.`);
    for (const why of missing) this.logger.log(why);
  }

  /** After everything under way has ended. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.configured.values()].map((channel) => channel.close()));
  }

  get(channel: SendingChannel): MessageChannel | undefined {
    return this.configured.get(channel);
  }

  /** The one that brings something, too. */
  get sms(): SmsChannel | undefined {
    const channel = this.configured.get('sms');
    return channel instanceof SmsChannel ? channel : undefined;
  }

  /** Why nothing can be sent by a channel, and how to mend it; `undefined` where it can. */
  whyMissing(channel: Channel): string | undefined {
    if (channel === 'agent' || this.configured.has(channel)) return undefined;
    return `The channel ${channel} is not configured: set ${SETTING_OF[channel]}.`;
  }
}
