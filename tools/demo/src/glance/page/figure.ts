import { escapeHtml } from '@sidetone/platform/web';
import { WIDTH, type Picture, type PictureName, type Table } from '../pictures/index.js';
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
<source media="${DARK} and ${NARROW}" srcset="${address(name, kind, 'dark&narrow')}" ${sizeOf(picture, true)}>
<source media="${DARK}" srcset="${address(name, kind, 'dark')}" ${sizeOf(picture, false)}>
<source media="${NARROW}" srcset="${address(name, kind, 'narrow')}" ${sizeOf(picture, true)}>
<img src="${address(name, kind)}" alt="${escapeHtml(alternative)}" ${sizeOf(picture, false)}>
</picture>`
      : `<p class="note">${escapeHtml(empty)}</p>`;
  return `<section aria-labelledby="${name}">
<h2 id="${name}">${escapeHtml(title)}</h2>
<p class="quiet">${escapeHtml(about)}</p>
${shown}
${table.rows.length === 0 ? '' : details(title, table)}
</section>`;
}

/** The page has its shape before the picture is there. */
function sizeOf(picture: Picture, narrow: boolean): string {
  return `width="${narrow ? WIDTH.narrow : WIDTH.wide}" height="${picture.height(narrow)}"`;
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
