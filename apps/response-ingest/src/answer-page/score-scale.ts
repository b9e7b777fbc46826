import { escapeHtml } from '@sidetone/platform/web';
import type { PageTexts } from './texts/index.js';

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Eleven radio buttons, none chosen unless one was: arrow keys move through them, and each is read out with the question. */
export function scoreScale(texts: PageTexts, chosen: number | undefined): string {
  const buttons = SCORES.map((score) => {
    const checked = score === chosen ? ' checked' : '';
    return `<label><input type="radio" name="score" value="${score}" required${checked}><span>${score}</span></label>`;
  });
  return `<fieldset aria-describedby="ends">
<legend>${escapeHtml(texts.question)}</legend>
<div class="scale">${buttons.join('\n')}</div>
<p class="ends" id="ends"><span>${escapeHtml(texts.lowest)}</span> <span>${escapeHtml(texts.highest)}</span></p>
</fieldset>`;
}
