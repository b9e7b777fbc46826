import { escapeHtml } from '@sidetone/platform/web';
import { createHash } from 'node:crypto';
import type { Channel } from '@sidetone/domain/programmes';
import { directionOf } from '../keep-templates/mail-layout.js';
import { builtInLanguage, type MessageLanguage } from '../send-messages/message-language.js';

interface Words {
  readonly title: string;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly all: string;
  readonly done: string;
  readonly unknown: string;
}

const words: Readonly<Record<MessageLanguage, Words>> = {
  en: {
    title: 'Stop questions',
    channels: {
      email: 'Do not ask me by e-mail any more',
      sms: 'Do not ask me by text message any more',
      webhook: 'Do not ask me by message any more',
      agent: 'Do not call me with questions any more',
    },
    all: 'Do not ask me at all any more',
    done: 'Thank you. We have noted it.',
    unknown: 'This link is not known. It may have been cut short: copy it whole from the message.',
  },
  fi: {
    title: 'Lopeta kyselyt',
    channels: {
      email: 'Älkää kysykö minulta enää sähköpostitse',
      sms: 'Älkää kysykö minulta enää tekstiviestillä',
      webhook: 'Älkää kysykö minulta enää viestillä',
      agent: 'Älkää enää soittako minulle kysyäksenne',
    },
    all: 'Älkää kysykö minulta enää lainkaan',
    done: 'Kiitos. Olemme kirjanneet sen.',
    unknown: 'Linkkiä ei tunneta. Se on voinut katketa: kopioi se viestistä kokonaan.',
  },
  sv: {
    title: 'Sluta med frågor',
    channels: {
      email: 'Fråga mig inte mer med e-post',
      sms: 'Fråga mig inte mer med sms',
      webhook: 'Fråga mig inte mer med meddelanden',
      agent: 'Ring mig inte mer med frågor',
    },
    all: 'Fråga mig inte mer alls',
    done: 'Tack. Vi har noterat det.',
    unknown: 'Länken är okänd. Den kan ha kapats: kopiera hela ur meddelandet.',
  },
  de: {
    title: 'Keine Fragen mehr',
    channels: {
      email: 'Fragen Sie mich nicht mehr per E-Mail',
      sms: 'Fragen Sie mich nicht mehr per SMS',
      webhook: 'Fragen Sie mich nicht mehr per Nachricht',
      agent: 'Rufen Sie mich nicht mehr an, um mich zu fragen',
    },
    all: 'Fragen Sie mich überhaupt nicht mehr',
    done: 'Danke. Wir haben es notiert.',
    unknown: 'Dieser Link ist nicht bekannt. Vielleicht fehlt ein Stück: Kopieren Sie ihn ganz aus der Nachricht.',
  },
  es: {
    title: 'No más preguntas',
    channels: {
      email: 'No me preguntéis más por correo electrónico',
      sms: 'No me preguntéis más por SMS',
      webhook: 'No me preguntéis más por mensaje',
      agent: 'No me llaméis más para preguntarme',
    },
    all: 'No me preguntéis nada más',
    done: 'Gracias. Lo hemos anotado.',
    unknown: 'No conocemos este enlace. Puede estar incompleto: cópialo entero del mensaje.',
  },
  ar: {
    title: 'إيقاف الأسئلة',
    channels: {
      email: 'لا تسألوني بعد الآن عبر البريد الإلكتروني',
      sms: 'لا تسألوني بعد الآن عبر الرسائل النصية',
      webhook: 'لا تسألوني بعد الآن عبر الرسائل',
      agent: 'لا تتصلوا بي بعد الآن لطرح الأسئلة',
    },
    all: 'لا تسألوني إطلاقًا بعد الآن',
    done: 'شكرًا. لقد سجّلنا ذلك.',
    unknown: 'هذا الرابط غير معروف. ربما نُسخ ناقصًا: انسخه كاملًا من الرسالة.',
  },
  he: {
    title: 'הפסקת השאלות',
    channels: {
      email: 'אל תשאלו אותי יותר בדואר אלקטרוני',
      sms: 'אל תשאלו אותי יותר ב-SMS',
      webhook: 'אל תשאלו אותי יותר בהודעות',
      agent: 'אל תתקשרו אליי יותר כדי לשאול',
    },
    all: 'אל תשאלו אותי יותר כלל',
    done: 'תודה. רשמנו זאת.',
    unknown: 'הקישור אינו מוכר. ייתכן שנקטע: העתיקו אותו במלואו מההודעה.',
  },
};

const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
button { font: inherit; font-weight: 600; padding: .75rem 1.5rem; width: 100%; }
`;
const styleHash = createHash('sha256').update(STYLE, 'utf8').digest('base64');

/** Nothing from elsewhere, no scripts, and no trace of the link in logs of others or in caches. */
export const OPT_OUT_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const;

/** The page behind an unsubscribe link: it changes nothing until one of its buttons is pressed, each of which says what it ends. */
export function askingPage(language: string, channel: Channel): string {
  const { title, channels, all } = wordsIn(language);
  const buttons = `${button('channel', channels[channel])}\n${button('all', all)}`;
  return page(language, title, `<h1>${escapeHtml(title)}</h1>\n<form method="post">${buttons}</form>`);
}

/** What is ended now, and, where that was one channel, the button that ends all. */
export function donePage(language: string, channel: Channel, scope: 'channel' | 'all'): string {
  const { title, channels, all, done } = wordsIn(language);
  const ended = scope === 'all' ? all : channels[channel];
  const rest = scope === 'all' ? '' : `\n<form method="post">${button('all', all)}</form>`;
  return page(
    language,
    title,
    `<h1>${escapeHtml(title)}</h1><p role="status">${escapeHtml(done)} ${escapeHtml(ended)}.</p>${rest}`,
  );
}

const button = (from: 'channel' | 'all', text: string): string =>
  `<p><button type="submit" name="from" value="${from}">${escapeHtml(text)}</button></p>`;

/** @param language of the browser: nothing is known of the link */
export const unknownPage = (language: string): string => {
  const { title, unknown } = wordsIn(language);
  return page(language, title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(unknown)}</p>`);
};

const wordsIn = (language: string): Words => words[builtInLanguage(language) ?? 'en'];

function page(language: string, title: string, main: string): string {
  const known = builtInLanguage(language) ?? 'en';
  return `<!doctype html>
<html lang="${known}" dir="${directionOf(known)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>
${main}
</main></body>
</html>
`;
}
