import { escapeHtml } from '@sidetone/platform/web';
import type { KnownProgramme } from '../keep-programmes/known-programme.js';
import { localisedText } from './localised-text.js';
import { pageFrame, type Page } from './page-frame.js';
import type { PageReader } from './page-language.js';
import { languages, type PageLanguage } from './texts/index.js';

/** After an answer: thanks, and what answers like it have changed. The link without a target opens this same address again, where the answer can be changed. */
export function thanksPage(reader: PageReader, programme: KnownProgramme | undefined): Page {
  const { thanks, thanksText, changed, correct } = languages[reader.language].texts;
  const news = programme?.questionnaire.changed && localisedText(programme.questionnaire.changed, reader);
  const main = [
    said(thanks, thanksText),
    ...(news === undefined ? [] : [`<h2>${escapeHtml(changed)}</h2>\n<p>${news}</p>`]),
    `<p><a href="">${escapeHtml(correct)}</a></p>`,
  ];
  return { status: 200, html: pageFrame(reader.language, thanks, main.join('\n')) };
}

/** The answer stands and its time for changes is over. */
export function answeredPage(language: PageLanguage, score: number): Page {
  const { thanks, yourAnswer } = languages[language].texts;
  return messagePage(language, 200, thanks, yourAnswer(score));
}

export function unknownPage(language: PageLanguage): Page {
  const { unknown, unknownText } = languages[language].texts;
  return messagePage(language, 404, unknown, unknownText);
}

export function expiredPage(language: PageLanguage): Page {
  const { expired, expiredText } = languages[language].texts;
  return messagePage(language, 410, expired, expiredText);
}

export function finalPage(language: PageLanguage): Page {
  const { final, finalText } = languages[language].texts;
  return messagePage(language, 409, final, finalText);
}

/** @param status what was wrong with the form: 400, 413 or 415 */
export function unreadablePage(language: PageLanguage, status: number): Page {
  const { unreadable, unreadableText } = languages[language].texts;
  return messagePage(language, status, unreadable, unreadableText);
}

/** @param minutes until links are opened again */
export function tooManyPage(language: PageLanguage, minutes: number): Page {
  const { tooMany, tooManyText } = languages[language].texts;
  return messagePage(language, 429, tooMany, tooManyText(minutes));
}

/** @param status why it is our fault: 500 or 503 */
export function awayPage(language: PageLanguage, status: number): Page {
  const { away, awayText } = languages[language].texts;
  return messagePage(language, status, away, awayText);
}

function messagePage(language: PageLanguage, status: number, heading: string, text: string): Page {
  return { status, html: pageFrame(language, heading, said(heading, text)) };
}

function said(heading: string, text: string): string {
  return `<h1>${escapeHtml(heading)}</h1>\n<p>${escapeHtml(text)}</p>`;
}
