import { builtInLanguage, type MessageLanguage } from '../send-messages/message-language.js';
import { stopWish } from '../take-sms/stop-wish.js';

interface Words {
  /** What people of that language write; said only where the operator's list has it. */
  readonly word: string;
  readonly byReply: (word: string) => string;
  readonly byLink: (link: string) => string;
}

const words: Readonly<Record<MessageLanguage, Words>> = {
  en: { word: 'STOP', byReply: (word) => `Reply ${word} to stop.`, byLink: (link) => `Stop: ${link}` },
  fi: { word: 'LOPETA', byReply: (word) => `Lopeta vastaamalla ${word}.`, byLink: (link) => `Lopeta: ${link}` },
  sv: { word: 'STOPP', byReply: (word) => `Avsluta: svara ${word}.`, byLink: (link) => `Avsluta: ${link}` },
  de: { word: 'STOPP', byReply: (word) => `Abmelden: Antwort ${word}.`, byLink: (link) => `Abmelden: ${link}` },
  es: { word: 'BAJA', byReply: (word) => `Baja: responde ${word}.`, byLink: (link) => `Baja: ${link}` },
  ar: { word: 'إيقاف', byReply: (word) => `للإيقاف أرسل ${word}.`, byLink: (link) => `للإيقاف: ${link}` },
  he: { word: 'הסר', byReply: (word) => `להסרה השיבו ${word}.`, byLink: (link) => `להסרה: ${link}` },
};

/** A number or a short code; a name cannot be written to. */
const canBeWrittenTo = (sender: string): boolean => /^\+?\d+$/.test(sender);

/** The word that a reply in a language may be, of those that the operator takes; undefined where nobody can reply, or none is taken. */
export function stopWord(language: string, sender: string, taken: readonly string[]): string | undefined {
  if (!canBeWrittenTo(sender)) return undefined;
  const { word } = words[builtInLanguage(language) ?? 'en'];
  return stopWish(word, taken) === 'alone' ? word : taken[0]?.toUpperCase();
}

/** How whoever gets a message stops further ones: by a reply where there is a word for it, else by the link. */
export function howToStop(language: string, word: string | undefined, link: string): string {
  const { byReply, byLink } = words[builtInLanguage(language) ?? 'en'];
  return word === undefined ? byLink(link) : byReply(word);
}
