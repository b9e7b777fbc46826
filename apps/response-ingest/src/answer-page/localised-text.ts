import { escapeHtml } from '@sidetone/platform/web';
import type { Localised } from '@sidetone/domain/programmes';
import { shortened, type PageReader } from './page-language.js';
import { textDirection } from './text-direction.js';

/** A programme's text as HTML in the best language there is, marked with it where it is another than the page's; undefined where there is none at all. */
export function localisedText(texts: Localised, { language, wished }: PageReader): string | undefined {
  const found = bestOf(Object.entries(texts), wished);
  if (!found) return undefined;
  const [tag, text] = found;
  if (shortened(tag).includes(language)) return escapeHtml(text);
  return `<span lang="${escapeHtml(tag)}" dir="${textDirection(tag)}">${escapeHtml(text)}</span>`;
}

type Entry = readonly [tag: string, text: string];

/** Exactly what is wished, else its wider language, else a narrower one of it (`pt-BR` for `pt`), else whatever there is. */
function bestOf(entries: readonly Entry[], wished: readonly string[]): Entry | undefined {
  for (const wish of wished) {
    for (const tag of shortened(wish)) {
      const found = entries.find(([known]) => known === tag) ?? entries.find(([known]) => known.startsWith(`${tag}-`));
      if (found) return found;
    }
  }
  return entries[0];
}
