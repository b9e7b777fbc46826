import type { SendingChannel } from '../channels/channels.js';
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../send-messages/message-language.js';
import { BUILT_IN_VERSION, type Template } from './template.js';

interface Words {
  readonly hello: string;
  readonly subject: string;
  readonly ask: string;
  /** How little is asked; left out of text messages, whose letters cost. */
  readonly brief: string;
}

const words: Readonly<Record<MessageLanguage, Words>> = {
  en: {
    hello: 'Hello,',
    subject: 'How did it go: {{occasion}}',
    ask: 'How did it go?',
    brief: 'One question, ten seconds:',
  },
  fi: {
    hello: 'Hei,',
    subject: 'Miten sujui: {{occasion}}',
    ask: 'Miten se sujui?',
    brief: 'Yksi kysymys, kymmenen sekuntia:',
  },
  sv: {
    hello: 'Hej,',
    subject: 'Hur gick det: {{occasion}}',
    ask: 'Hur gick det?',
    brief: 'En fråga, tio sekunder:',
  },
  de: {
    hello: 'Guten Tag,',
    subject: 'Wie war es: {{occasion}}',
    ask: 'Wie war es?',
    brief: 'Eine Frage, zehn Sekunden:',
  },
  es: {
    hello: 'Hola:',
    subject: '¿Qué tal fue? {{occasion}}',
    ask: '¿Qué tal fue?',
    brief: 'Una pregunta, diez segundos:',
  },
  ar: {
    hello: 'مرحبًا،',
    subject: 'كيف كانت تجربتك: {{occasion}}',
    ask: 'كيف كانت تجربتك؟',
    brief: 'سؤال واحد، عشر ثوانٍ:',
  },
  he: {
    hello: 'שלום,',
    subject: 'איך היה: {{occasion}}',
    ask: 'איך היה?',
    brief: 'שאלה אחת, עשר שניות:',
  },
};

function builtIn(channel: SendingChannel, language: MessageLanguage): Template {
  const { hello, subject, ask, brief } = words[language];
  const asked = `{{aboutIt}} ${ask} ${brief}`;
  const body = {
    email: `${hello}\n\n${asked}\n\n{{link}}\n\n{{signature}}`,
    sms: `{{aboutIt}} ${ask} {{link}} {{howToStop}}`,
    // The gateway is handed the links beside the text.
    webhook: asked,
  }[channel];
  return { channel, language, version: BUILT_IN_VERSION, subject: channel === 'email' ? subject : '', body };
}

/** The texts that messages have until the operator writes its own. */
export function builtInTemplates(channel: SendingChannel): readonly Template[] {
  return MESSAGE_LANGUAGES.map((language) => builtIn(channel, language));
}
