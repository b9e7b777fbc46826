import type { SendingChannel } from '../channels/channels.js';
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../send-messages/message-language.js';
import { BUILT_IN_VERSION, type Template } from './template.js';

interface Words {
  readonly hello: string;
  readonly subject: string;
  readonly request: string;
}

const words: Readonly<Record<MessageLanguage, Words>> = {
  en: {
    hello: 'Hello,',
    subject: 'How did it go: {{occasion}}',
    request: 'How did it go? One question, ten seconds:',
  },
  fi: {
    hello: 'Hei,',
    subject: 'Miten sujui: {{occasion}}',
    request: 'Miten se sujui? Yksi kysymys, kymmenen sekuntia:',
  },
  sv: {
    hello: 'Hej,',
    subject: 'Hur gick det: {{occasion}}',
    request: 'Hur gick det? En fråga, tio sekunder:',
  },
  ar: {
    hello: 'مرحبًا،',
    subject: 'كيف كانت تجربتك: {{occasion}}',
    request: 'كيف كانت تجربتك؟ سؤال واحد، عشر ثوانٍ:',
  },
};

function builtIn(channel: SendingChannel, language: MessageLanguage): Template {
  const { hello, subject, request } = words[language];
  const asked = `{{aboutIt}} ${request}`;
  const body = {
    email: `${hello}\n\n${asked}\n\n{{link}}\n\n{{signature}}`,
    sms: `${asked} {{link}}`,
    // The gateway is handed the link beside the text.
    webhook: asked,
  }[channel];
  return { channel, language, version: BUILT_IN_VERSION, subject: channel === 'email' ? subject : '', body };
}

/** The texts that messages have until the operator writes its own. */
export function builtInTemplates(channel: SendingChannel): readonly Template[] {
  return MESSAGE_LANGUAGES.map((language) => builtIn(channel, language));
}
