import { chooseLanguage } from '@sidetone/domain/programmes';
import type { Template } from './template.js';

/**
 * The text of a message: in the contact's language where there is one, else in the invitation's, else in English. Of the same language
 * the operator's own comes before the built-in one.
 * @param own the operator's, of this programme and channel
 * @param builtIn of this channel
 */
export function chooseTemplate(
  own: readonly Template[],
  builtIn: readonly Template[],
  language: string,
  fallbackLanguage: string,
): Template {
  const known = [...own, ...builtIn];
  const available = known.map((template) => template.language);
  const chosen = chooseLanguage(language, available, chooseLanguage(fallbackLanguage, available, 'en'));
  const template = known.find((one) => one.language === chosen);
  if (!template) throw new RangeError(`There is no built-in text in ${chosen}.`);
  return template;
}
