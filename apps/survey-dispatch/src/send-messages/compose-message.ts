import { Inject, Injectable } from '@nestjs/common';
import { zoneOf } from '@sidetone/domain/contact-policy';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { ChannelMessage } from '../channels/message-channel.js';
import { linkOf, linkTokenOf } from '../issue-invitations/link.js';
import { stopWord } from '../keep-templates/how-to-stop.js';
import { compose } from '../keep-templates/compose.js';
import { optOutLinkOf, optOutTokenOf } from '../opt-out/opt-out-token.js';
import type { Begun } from './attempts.js';

type Keys = 'LINK_SECRET' | 'PUBLIC_URL' | 'OPERATOR_NAME' | 'OPERATOR_TIME_ZONE' | 'SMS_FROM' | 'SMS_STOP_WORDS';

/** Puts messages together: the same words and links on every attempt. */
@Injectable()
export class ComposeMessage {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, Keys>) {}

  message({ message, recipient, template }: Begun): ChannelMessage {
    const { LINK_SECRET: secret, PUBLIC_URL: publicUrl, OPERATOR_NAME: operator } = this.settings;
    const { messageId, invitationId, contactId, channel, occasion, providerIds, notice } = message;
    const { address, language, timeZone, sender } = recipient;
    // What asks nothing has no page to answer on.
    const link = notice === undefined ? linkOf(publicUrl, linkTokenOf(invitationId, secret)) : '';
    const optOutLink = optOutLinkOf(publicUrl, optOutTokenOf(messageId, secret));
    const words = compose(template, {
      language,
      timeZone: zoneOf(timeZone, this.settings.OPERATOR_TIME_ZONE),
      occasion,
      told: notice?.words,
      accountManager: sender?.name ?? operator,
      signature: [sender?.name, sender?.title, operator].filter((line) => line !== undefined && line !== '').join('\n'),
      link,
      optOutLink,
      stopWord:
        channel === 'sms'
          ? stopWord(template.language, this.settings.SMS_FROM, this.settings.SMS_STOP_WORDS)
          : undefined,
    });
    return {
      messageId,
      contactId,
      address,
      language: template.language,
      ...words,
      link,
      optOutLink,
      replyTo: sender?.replyTo,
      providerIds,
    };
  }
}
