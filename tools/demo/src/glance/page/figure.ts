import { escapeHtml } from '@sidetone/platform/web';
import type { Picture, PictureName, Table } from '../pictures/index.js';
import type { SurveyKind } from '@sidetone/contracts/events';

/** Windows narrower than this get the picture for telephones. */
const NARROW = '(max-width: 47rem)';
const DARK = '(prefers-color-scheme: dark)';

/** A picture with its title, its words, and its figures as a table; where there is nothing to draw, the words say what is missing. */
export function figure(name: PictureName, kind: SurveyKind, picture: Picture): string {
  const { title, about, empty, alternative, table } = picture;
  const shown =
    empty === undefined
      ? `<picture>
${source(name, kind, `${DARK} and ${NARROW}`, 'dark&narrow')}
${source(name, kind, DARK, 'dark')}
${source(name, kind, NARROW, 'narrow')}
<img src="${address(name, kind)}" alt="${escapeHtml(alternative)}" width="820" height="${picture.height(false)}">
</picture>`
      : `<p class="note">${escapeHtml(empty)}</p>`;
  return `<section aria-labelledby="${name}">
<h2 id="${name}">${escapeHtml(title)}</h2>
<p class="quiet">${escapeHtml(about)}</p>
${shown}
${table.rows.length === 0 ? '' : details(title, table)}
</section>`;
}

function source(name: PictureName, kind: SurveyKind, media: string, look: string): string {
  return `<source media="${media}" srcset="${address(name, kind, look)}">`;
}

function address(name: PictureName, kind: SurveyKind, look = ''): string {
  return escapeHtml(`/pictures/${name}.svg?kind=${kind}${look === '' ? '' : `&${look}`}`);
}

function details(title: string, { head, rows }: Table): string {
  const cells = ([first = '', ...rest]: readonly string[]): string =>
    `<tr><th scope="row">${escapeHtml(first)}</th>${rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  return `<details>
<summary>The figures as a table</summary>
<div class="wide" role="region" aria-label="${escapeHtml(`Table: ${title}`)}" tabindex="0">
<table>
<caption>${escapeHtml(title)}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(cells).join('\n')}
</tbody>
</table>
</div>
</details>`;
}
