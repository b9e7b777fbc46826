import { escapeHtml } from '@sidetone/platform/web';
import { STYLE } from './page-style.js';
import { textDirection } from './text-direction.js';
import { languages, PAGE_LANGUAGES, type PageLanguage } from './texts/index.js';

/** A page to send: its status and its whole text. */
export interface Page {
  readonly status: number;
  readonly html: string;
}

/** A whole page around `main`, which is HTML already, with links to itself in the other languages. */
export function pageFrame(language: PageLanguage, title: string, main: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${textDirection(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${main}
</main>
<footer>
<nav aria-label="${escapeHtml(languages[language].texts.languages)}">
<ul>
${PAGE_LANGUAGES.map((one) => `<li>${languageLink(one, language)}</li>`).join('\n')}
</ul>
</nav>
</footer>
</body>
</html>
`;
}

/** A link, so that it works without scripts and, being a GET, records nothing. */
function languageLink(one: PageLanguage, present: PageLanguage): string {
  const name = escapeHtml(languages[one].name);
  const marks = `lang="${one}" dir="${textDirection(one)}"`;
  return one === present
    ? `<strong ${marks} aria-current="true">${name}</strong>`
    : `<a href="?lang=${one}" hreflang="${one}" ${marks}>${name}</a>`;
}
