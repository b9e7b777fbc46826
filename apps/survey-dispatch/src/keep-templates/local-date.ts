import type { Instant } from '@sidetone/domain/time';
import { baseOf } from '../send-messages/message-language.js';

/**
 * A day as it is written: 12 May, 12. toukokuuta, 12 maj.
 * @param textLanguage the language of the text that it stands in
 * @param ownLanguage the contact's, whose region is kept where the language is the same: en-US writes May 12
 */
export function localDate(at: Instant, textLanguage: string, ownLanguage: string, timeZone: string): string {
  const own = ownLanguage.replaceAll('_', '-');
  const tag = baseOf(own) === baseOf(textLanguage) && own.includes('-') ? own : textLanguage;
  const known = Intl.DateTimeFormat.supportedLocalesOf(tag === 'en' ? 'en-GB' : tag);
  return new Intl.DateTimeFormat(known[0] ?? textLanguage, { day: 'numeric', month: 'long', timeZone }).format(at);
}
