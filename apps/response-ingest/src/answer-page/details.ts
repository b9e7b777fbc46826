import { escapeHtml } from '@sidetone/platform/web';
import type { Questionnaire } from '@sidetone/domain/programmes';
import type { KnownProgramme } from '../keep-programmes/known-programme.js';
import type { Consent } from '../record-answers/answer.js';
import { LEVEL_FIELD } from '../read-form/form-answer.js';
import { localisedText } from './localised-text.js';
import type { PageReader } from './page-language.js';
import { reasonsToAsk } from './reasons-to-ask.js';
import { languages, type PageTexts } from './texts/index.js';
import type { TypedAnswer } from './typed-answer.js';

const LEVELS = [1, 2, 3, 4, 5] as const;

export interface Details {
  readonly reader: PageReader;
  readonly programme: KnownProgramme | undefined;
  readonly filled: TypedAnswer | undefined;
  /** How the reasons are asked for. */
  readonly reasonsQuestion: string;
}

/** All that is asked beside the score, none of it required: reasons, supporting questions, why, and what we may do with it. */
export function details({ reader, programme, filled, reasonsQuestion }: Details): string {
  const texts = languages[reader.language].texts;
  const questionnaire = programme?.questionnaire;
  return [
    reasons(reasonsQuestion, reader, programme, filled?.reasons ?? []),
    ...(questionnaire?.indicators.length ? [indicators(texts, reader, questionnaire.indicators, filled)] : []),
    comment(texts, filled?.comment ?? ''),
    ...(questionnaire ? consents(texts, questionnaire, filled?.consents ?? []) : []),
  ].join('\n');
}

function reasons(
  question: string,
  reader: PageReader,
  programme: KnownProgramme | undefined,
  chosen: readonly string[],
): string {
  const own = languages[reader.language].texts.reasons;
  const boxes = reasonsToAsk(programme).map(({ code, labels }) => {
    const text = (labels && localisedText(labels, reader)) ?? escapeHtml(own[code]);
    return tick('reasons', code, text, chosen.includes(code));
  });
  return ticks(question, boxes);
}

function indicators(
  texts: PageTexts,
  reader: PageReader,
  asked: Questionnaire['indicators'],
  filled: TypedAnswer | undefined,
): string {
  const questions = asked.map(({ indicatorId, labels }) => {
    const chosen = filled?.items.find((item) => item.indicatorId === indicatorId)?.level;
    const name = escapeHtml(LEVEL_FIELD + indicatorId);
    const buttons = LEVELS.map((level) => {
      const checked = level === chosen ? ' checked' : '';
      return `<label><input type="radio" name="${name}" value="${level}"${checked}><span>${level}</span></label>`;
    });
    return `<fieldset aria-describedby="levels">
<legend class="of">${localisedText(labels, reader) ?? escapeHtml(indicatorId)}</legend>
<div class="scale levels">${buttons.join('\n')}</div>
</fieldset>`;
  });
  return `<h2>${escapeHtml(texts.indicators)}</h2>
<p class="ends levels" id="levels"><span>${escapeHtml(texts.worst)}</span> <span>${escapeHtml(texts.best)}</span></p>
${questions.join('\n')}`;
}

/** `dir="auto"` keeps a comment in any script from reordering what stands around it. A new line after the tag is not part of the text. */
function comment(texts: PageTexts, text: string): string {
  return `<p><label class="why" for="comment">${escapeHtml(texts.why)}</label>
<textarea id="comment" name="comment" rows="5" maxlength="4000" dir="auto" aria-describedby="hint">
${escapeHtml(text)}</textarea></p>
<p class="hint" id="hint">${escapeHtml(texts.whyHint)}</p>`;
}

/** Asked only where the programme does. */
function consents(texts: PageTexts, asked: Questionnaire, given: readonly Consent[]): readonly string[] {
  const boxes = [
    ...(asked.mayWeCallYou
      ? [tick('consents', 'callBack', escapeHtml(texts.callBack), given.includes('callBack'))]
      : []),
    ...(asked.mayWeQuoteYou ? [tick('consents', 'quote', escapeHtml(texts.quote), given.includes('quote'))] : []),
  ];
  return boxes.length === 0 ? [] : [ticks(texts.consents, boxes)];
}

function ticks(legend: string, boxes: readonly string[]): string {
  return `<fieldset class="ticks">
<legend>${escapeHtml(legend)}</legend>
${boxes.join('\n')}
</fieldset>`;
}

/** @param text HTML already */
function tick(name: string, value: string, text: string, isTicked: boolean): string {
  const checked = isTicked ? ' checked' : '';
  return `<label><input type="checkbox" name="${name}" value="${value}"${checked}> <span>${text}</span></label>`;
}
