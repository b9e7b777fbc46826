import type { SendingChannel } from '../channels/channels.js';
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../send-messages/message-language.js';
import type { Notice } from '../send-messages/notice.js';
import { BUILT_IN_VERSION, type Template } from './template.js';

type Words = Readonly<Record<Notice['about'] | 'hello' | 'subject', string>>;

const words: Readonly<Record<MessageLanguage, Words>> = {
  en: {
    hello: 'Hello,',
    subject: 'About what you told us',
    done: 'You told us what went wrong. This is what we did:',
    cannotBeDone: 'You told us what went wrong. We cannot change it, and this is why:',
    thanks: 'Thank you for your kind words.',
  },
  fi: {
    hello: 'Hei,',
    subject: 'Palautteestasi',
    done: 'Kerroit meille, mikä meni vikaan. Teimme näin:',
    cannotBeDone: 'Kerroit meille, mikä meni vikaan. Emme voi muuttaa sitä, koska:',
    thanks: 'Kiitos kauniista sanoistasi.',
  },
  sv: {
    hello: 'Hej,',
    subject: 'Om det du berättade',
    done: 'Du berättade vad som gick fel. Det här har vi gjort:',
    cannotBeDone: 'Du berättade vad som gick fel. Vi kan inte ändra det, och detta är varför:',
    thanks: 'Tack för dina vänliga ord.',
  },
  de: {
    hello: 'Guten Tag,',
    subject: 'Zu Ihrer Rückmeldung',
    done: 'Sie haben uns gesagt, was nicht gut war. Das haben wir getan:',
    cannotBeDone: 'Sie haben uns gesagt, was nicht gut war. Wir können es nicht ändern, und zwar deshalb:',
    thanks: 'Danke für Ihre freundlichen Worte.',
  },
  es: {
    hello: 'Hola:',
    subject: 'Sobre lo que nos contaste',
    done: 'Nos contaste lo que fue mal. Esto es lo que hicimos:',
    cannotBeDone: 'Nos contaste lo que fue mal. No podemos cambiarlo, por este motivo:',
    thanks: 'Gracias por tus amables palabras.',
  },
  ar: {
    hello: 'مرحبًا،',
    subject: 'بخصوص ما أخبرتنا به',
    done: 'أخبرتنا بما لم يسر على ما يرام. هذا ما فعلناه:',
    cannotBeDone: 'أخبرتنا بما لم يسر على ما يرام. لا يمكننا تغييره، والسبب هو:',
    thanks: 'شكرًا على كلماتك اللطيفة.',
  },
  he: {
    hello: 'שלום,',
    subject: 'בנוגע למה שסיפרת לנו',
    done: 'סיפרת לנו מה השתבש. זה מה שעשינו:',
    cannotBeDone: 'סיפרת לנו מה השתבש. איננו יכולים לשנות זאת, וזו הסיבה:',
    thanks: 'תודה על המילים החמות.',
  },
};

/** The texts of messages that tell customers what was done. There are no others: `PUT /v1/templates` takes texts of programmes alone. */
export function noticeTemplates(channel: SendingChannel, about: Notice['about']): readonly Template[] {
  return MESSAGE_LANGUAGES.map((language) => {
    const { hello, subject, [about]: opening } = words[language];
    const body = {
      email: `${hello}\n\n${opening}\n\n{{told}}\n\n{{signature}}`,
      sms: `${opening} {{told}} {{howToStop}}`,
      // The gateway is handed the links beside the text.
      webhook: `${opening} {{told}}`,
    }[channel];
    return { channel, language, version: BUILT_IN_VERSION, subject: channel === 'email' ? subject : '', body };
  });
}
