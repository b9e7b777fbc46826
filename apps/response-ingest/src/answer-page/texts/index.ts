import { arabic } from './ar.js';
import { english } from './en.js';
import { finnish } from './fi.js';
import { german } from './de.js';
import { hebrew } from './he.js';
import type { PageTexts } from './page-texts.js';
import { spanish } from './es.js';
import { swedish } from './sv.js';

export type { PageTexts } from './page-texts.js';

interface Language {
  /** What its speakers call it. */
  readonly name: string;
  readonly texts: PageTexts;
}

/** The languages of the page by BCP 47 tag, in the order of its list. */
export const languages = {
  en: { name: 'English', texts: english },
  fi: { name: 'suomi', texts: finnish },
  sv: { name: 'svenska', texts: swedish },
  de: { name: 'Deutsch', texts: german },
  es: { name: 'español', texts: spanish },
  ar: { name: 'العربية', texts: arabic },
  he: { name: 'עברית', texts: hebrew },
} as const satisfies Readonly<Record<string, Language>>;

export type PageLanguage = keyof typeof languages;

export const PAGE_LANGUAGES = Object.keys(languages).filter(isPageLanguage);

export function isPageLanguage(tag: string): tag is PageLanguage {
  return Object.hasOwn(languages, tag);
}
