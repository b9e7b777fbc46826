import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { ChannelMessage, Delivery } from '../channels/message-channel.js';
import { linkOf, linkTokenOf } from '../issue-invitations/link.js';
import { optOutLinkOf, optOutTokenOf } from '../opt-out/opt-out-token.js';
import { messageLanguage } from './message-language.js';
import { messageText } from './message-text.js';
import type { Message } from './message.js';

/** A message ready to be handed over, or why it cannot be. */
export type Composed = { readonly kind: 'composed'; readonly message: ChannelMessage } | Delivery;

/** Puts messages together: the same words and links on every attempt. */
@Injectable()
export class ComposeMessage {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'LINK_SECRET' | 'PUBLIC_URL'>) {}

  async message({ messageId, invitationId, contactId, language, occasion, providerIds }: Message): Promise<Composed> {
    const { LINK_SECRET: secret, PUBLIC_URL: publicUrl } = this.settings;
    const text = messageText(occasion?.kind ?? 'other', messageLanguage(language));
    return {
      kind: 'composed',
      message: {
        messageId,
        contactId,
        address: undefined,
        language,
        subject: '',
        text,
        html: '',
        link: linkOf(publicUrl, linkTokenOf(invitationId, secret)),
        optOutLink: optOutLinkOf(publicUrl, optOutTokenOf(messageId, secret)),
        replyTo: undefined,
        providerIds,
      },
    };
  }
}
