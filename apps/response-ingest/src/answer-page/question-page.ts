import { escapeHtml } from '@sidetone/platform/web';
import type { JourneyArea } from '@sidetone/contracts/events';
import type { KnownProgramme } from '../keep-programmes/known-programme.js';
import type { AnswerContent } from '../record-answers/answer.js';
import { details } from './details.js';
import { pageFrame, type Page } from './page-frame.js';
import type { PageReader } from './page-language.js';
import { scoreScale } from './score-scale.js';
import { senderFields } from './sender-fields.js';
import { languages } from './texts/index.js';
import type { TypedAnswer } from './typed-answer.js';

export interface Question {
  readonly reader: PageReader;
  readonly journeyArea: JourneyArea | undefined;
  readonly programme: KnownProgramme | undefined;
  /** What stands now, to be corrected. */
  readonly present: AnswerContent | undefined;
  /** What was just sent and could not be used, as it was typed. */
  readonly refused: TypedAnswer | undefined;
  /** By the machine's clock: see `looksAutomatic`. */
  readonly shownAtMs: number;
}

/**
 * The question as a form that needs no script. First the score alone: it takes ten seconds, and counts even if nothing follows.
 * Whoever has answered, or typed more than a score, gets all of it to change.
 */
export function questionPage({ reader, journeyArea, programme, present, refused, shownAtMs }: Question): Page {
  const texts = languages[reader.language].texts;
  const filled: TypedAnswer | undefined = refused ?? (present && { ...present, step: 'whole' });
  const isFirstStep = filled === undefined || filled.step === 'score';
  const main = [
    `<h1>${escapeHtml(texts.title)}</h1>`,
    refused ? `<p class="error" role="alert">${escapeHtml(texts.notUsable)}</p>` : '',
    journeyArea === undefined ? '' : `<p>${escapeHtml(texts.about[journeyArea])}</p>`,
    present ? `<p>${escapeHtml(texts.yourAnswer(present.score))} ${escapeHtml(texts.correctable)}</p>` : '',
    '<form method="post">',
    isFirstStep ? '<input type="hidden" name="step" value="score">' : '',
    senderFields(shownAtMs),
    scoreScale(texts, filled?.score),
    isFirstStep ? '' : details({ reader, programme, filled, reasonsQuestion: texts.reasonsQuestion }),
    `<button>${escapeHtml(present ? texts.change : texts.send)}</button>`,
    '</form>',
  ];
  return {
    status: refused ? 400 : 200,
    html: pageFrame(reader.language, texts.title, main.filter((part) => part !== '').join('\n')),
  };
}
