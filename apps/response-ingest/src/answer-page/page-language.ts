import { isPageLanguage, type PageLanguage } from './texts/index.js';

/** In which language somebody reads a page. */
export interface PageReader {
  /** Of the page's own words. */
  readonly language: PageLanguage;
  /** For the programme's words, the best first: BCP 47 tags such as `de-AT`, `de`, `en`. */
  readonly wished: readonly string[];
}

export interface LanguageWishes {
  /** By a link of the page. */
  readonly chosen?: string | undefined;
  readonly invited?: string | undefined;
  readonly acceptLanguage?: string | undefined;
  readonly fallback?: string | undefined;
}

const MOST_OF_A_HEADER = 500;

/** The reader's language: what was chosen on the page, else the invitation's, the browser's, the programme's, English. Tags fall back as in RFC 4647 §3.4. */
export function pageReader({ chosen, invited, acceptLanguage, fallback }: LanguageWishes): PageReader {
  const wishes = [chosen, invited, ...acceptedTags(acceptLanguage), fallback].flatMap((tag) => canonicalTag(tag) ?? []);
  for (const tag of wishes) {
    const language = shortened(tag).find(isPageLanguage);
    if (language !== undefined) {
      const rest = canonicalTag(fallback);
      return { language, wished: [...new Set([tag, language, ...(rest === undefined ? [] : [rest]), 'en'])] };
    }
  }
  return { language: 'en', wished: ['en'] };
}

/** `zh-Hant-TW` → `zh-Hant-TW`, `zh-Hant`, `zh`. */
export function shortened(tag: string): readonly string[] {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

/** Tags of an Accept-Language header, the most wanted first. */
function acceptedTags(header = ''): readonly string[] {
  return header
    .slice(0, MOST_OF_A_HEADER)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(/\s*;\s*/);
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}

/** `undefined` for what is no tag. Some systems write `fi_FI`; `iw` is an old name of `he`. */
function canonicalTag(tag: string | undefined): string | undefined {
  try {
    return tag === undefined ? undefined : Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
