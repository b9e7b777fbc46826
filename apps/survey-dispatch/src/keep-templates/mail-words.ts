import { builtInLanguage, type MessageLanguage } from '../send-messages/message-language.js';

interface MailWords {
  /** On the button. */
  readonly answer: string;
  /** In the last line. */
  readonly unsubscribe: string;
}

const words: Readonly<Record<MessageLanguage, MailWords>> = {
  en: { answer: 'Answer', unsubscribe: 'Do not ask me any more' },
  fi: { answer: 'Vastaa', unsubscribe: 'Älkää kysykö minulta enää' },
  sv: { answer: 'Svara', unsubscribe: 'Fråga mig inte mer' },
  de: { answer: 'Antworten', unsubscribe: 'Fragen Sie mich nicht mehr' },
  es: { answer: 'Responder', unsubscribe: 'No me preguntéis más' },
  ar: { answer: 'أجب', unsubscribe: 'لا تسألوني بعد الآن' },
  he: { answer: 'לתשובה', unsubscribe: 'אל תשאלו אותי יותר' },
};

/** What the layout of a mail says by itself; in English where the text's own language is not among ours. */
export function mailWords(language: string): MailWords {
  return words[builtInLanguage(language) ?? 'en'];
}
