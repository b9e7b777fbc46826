import type { JourneyArea, ResponseReason } from '@sidetone/contracts/events';
import { REASONS, type AnswerContent } from '../record-answers/answer.js';
import { escapeHtml } from './escape-html.js';
import { pageFrame, type Page } from './page-frame.js';
import type { PageLanguage } from './page-language.js';
import { pageTexts, type PageTexts } from './page-texts.js';
import type { TypedAnswer } from './typed-answer.js';

export interface Question {
  readonly language: PageLanguage;
  readonly journeyArea: JourneyArea | undefined;
  /** What stands now, to be corrected. */
  readonly present: AnswerContent | undefined;
  /** What was just sent and could not be used, as it was typed. */
  readonly refused: TypedAnswer | undefined;
}

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The question as a form that needs no script: eleven radio buttons, reasons, and why. */
export function questionPage({ language, journeyArea, present, refused }: Question): Page {
  const filled: TypedAnswer | undefined = refused ?? present;
  const texts = pageTexts[language];
  const main = [
    `<h1>${escapeHtml(texts.title)}</h1>`,
    refused ? `<p class="error" role="alert">${escapeHtml(texts.notUsable)}</p>` : '',
    journeyArea === undefined ? '' : `<p>${escapeHtml(texts.about[journeyArea])}</p>`,
    present ? `<p>${escapeHtml(texts.yourAnswer(present.score))} ${escapeHtml(texts.correctable)}</p>` : '',
    '<form method="post">',
    scale(texts, filled?.score),
    reasons(texts, filled?.reasons ?? []),
    comment(texts, filled?.comment ?? ''),
    `<button>${escapeHtml(present ? texts.change : texts.send)}</button>`,
    '</form>',
  ];
  return {
    status: refused ? 400 : 200,
    html: pageFrame(language, texts.title, main.filter((part) => part !== '').join('\n')),
  };
}

function scale(texts: PageTexts, chosen: number | undefined): string {
  const buttons = SCORES.map((score) => {
    const checked = score === chosen ? ' checked' : '';
    return `<label><input type="radio" name="score" value="${score}" required${checked}>${score}</label>`;
  });
  return `<fieldset aria-describedby="ends">
<legend>${escapeHtml(texts.question)}</legend>
<div class="scale">${buttons.join('\n')}</div>
<p class="ends" id="ends"><span>${escapeHtml(texts.lowest)}</span> <span>${escapeHtml(texts.highest)}</span></p>
</fieldset>`;
}

function reasons(texts: PageTexts, chosen: readonly ResponseReason[]): string {
  const boxes = REASONS.map((reason) => {
    const checked = chosen.includes(reason) ? ' checked' : '';
    return `<label><input type="checkbox" name="reasons" value="${reason}"${checked}> ${escapeHtml(texts.reasons[reason])}</label>`;
  });
  return `<fieldset class="reasons">
<legend>${escapeHtml(texts.reasonsQuestion)}</legend>
${boxes.join('\n')}
</fieldset>`;
}

/** `dir="auto"` keeps a comment in any script from reordering what stands around it. A new line after the tag is not part of the text. */
function comment(texts: PageTexts, text: string): string {
  return `<p><label for="comment">${escapeHtml(texts.why)}</label></p>
<textarea id="comment" name="comment" rows="5" maxlength="4000" dir="auto" aria-describedby="hint">
${escapeHtml(text)}</textarea>
<p id="hint">${escapeHtml(texts.whyHint)}</p>`;
}
