import { createHash } from 'node:crypto';
import { escapeHtml } from './escape-html.js';
import type { PageLanguage } from './page-language.js';

/** A page to send: its status and its whole text. */
export interface Page {
  readonly status: number;
  readonly html: string;
}

const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
fieldset { border: 0; margin: 0 0 1.5rem; padding: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: .5rem; }
.scale { display: grid; grid-template-columns: repeat(auto-fit, minmax(3rem, 1fr)); gap: .25rem; }
.scale label { display: flex; flex-direction: column; align-items: center; justify-content: center; min-height: 3.5rem; border: 1px solid; border-radius: .375rem; }
.scale label:focus-within { outline: 3px solid; outline-offset: 1px; }
.ends { display: flex; justify-content: space-between; gap: 1rem; margin: .5rem 0 0; }
.reasons label { display: block; padding: .375rem 0; }
input { width: 1.25rem; height: 1.25rem; }
textarea { box-sizing: border-box; width: 100%; font: inherit; padding: .5rem; }
button { font: inherit; font-weight: 600; padding: .75rem 1.5rem; margin-top: 1rem; }
.error { border-left: .25rem solid; padding-left: .75rem; font-weight: 600; }
`;

const styleHash = createHash('sha256').update(STYLE, 'utf8').digest('base64');

/** Nothing from elsewhere, no scripts, and no trace of the link, which is as good as a password, in logs of others or in caches. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const;

/** A whole page around `main`, which is HTML already. */
export function pageFrame(language: PageLanguage, title: string, main: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}
