import { escapeHtml } from '@sidetone/platform/web';
import { npsBand } from '@sidetone/domain/nps';
import type { KnownProgramme } from '../keep-programmes/known-programme.js';
import type { AnswerContent } from '../record-answers/answer.js';
import { details } from './details.js';
import { pageFrame, type Page } from './page-frame.js';
import type { PageReader } from './page-language.js';
import { senderFields } from './sender-fields.js';
import { languages } from './texts/index.js';

/** The second step: the score is recorded, and goes along so that what is sent from here is the whole answer. */
export function morePage(
  reader: PageReader,
  programme: KnownProgramme | undefined,
  said: AnswerContent,
  shownAtMs: number,
): Page {
  const texts = languages[reader.language].texts;
  const reasonsQuestion = npsBand(said.score) === 'promoter' ? texts.reasonsQuestion : texts.wentWrong;
  const main = `<h1>${escapeHtml(texts.more)}</h1>
<p>${escapeHtml(texts.yourAnswer(said.score))} ${escapeHtml(texts.moreText)}</p>
<form method="post">
${senderFields(shownAtMs)}
<input type="hidden" name="score" value="${said.score}">
${details({ reader, programme, filled: { ...said, step: 'whole' }, reasonsQuestion })}
<button>${escapeHtml(texts.sendMore)}</button>
</form>`;
  return { status: 200, html: pageFrame(reader.language, texts.more, main) };
}
