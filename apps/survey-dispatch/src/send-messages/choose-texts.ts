import { Injectable } from '@nestjs/common';
import type { Transaction } from '@sidetone/platform/database';
import type { SendingChannel } from '../channels/channels.js';
import { builtInTemplates } from '../keep-templates/built-in-templates.js';
import { noticeTemplates } from '../keep-templates/notice-templates.js';
import { chooseTemplate } from '../keep-templates/choose-template.js';
import { templateKey, TemplateStore } from '../keep-templates/template-store.js';
import { BUILT_IN_VERSION, type Template } from '../keep-templates/template.js';
import type { Message, Recipient } from './message.js';

/** Which text each message is made of. */
@Injectable()
export class ChooseTexts {
  constructor(private readonly templates: TemplateStore) {}

  /**
   * By message id: what was chosen on its first attempt, else what is in force now. The contact's own
   * language comes before the invitation's, which knows nothing of texts that were written later. At most two statements, whatever the
   * number.
   */
  async of(
    tx: Transaction,
    channel: SendingChannel,
    wanted: readonly { readonly message: Message; readonly recipient: Pick<Recipient, 'language'> }[],
  ): Promise<ReadonlyMap<string, Template>> {
    const messages = wanted.map(({ message }) => message);
    const pinned = messages.flatMap(({ programmeId, template }) =>
      template && template.version !== BUILT_IN_VERSION ? [{ programmeId, channel, ...template }] : [],
    );
    const fresh = messages.filter(({ template }) => template === undefined).map(({ programmeId }) => programmeId);
    const versions = await this.templates.versions(tx, pinned);
    const inForce =
      fresh.length === 0
        ? new Map<string, readonly Template[]>()
        : await this.templates.ofProgrammes(tx, channel, [...new Set(fresh)]);
    return new Map(
      wanted.map(({ message, recipient }) => {
        const { messageId, programmeId, template, language, notice } = message;
        const builtIn = notice === undefined ? builtInTemplates(channel) : noticeTemplates(channel, notice.about);
        const earlier =
          template?.version === BUILT_IN_VERSION
            ? builtIn.find((one) => one.language === template.language)
            : template && versions.get(templateKey({ programmeId, channel, ...template }));
        const own = inForce.get(programmeId) ?? [];
        return [messageId, earlier ?? chooseTemplate(own, builtIn, recipient.language, language)];
      }),
    );
  }
}
