import { escapeHtml } from './escape-html.js';
import { pageFrame, type Page } from './page-frame.js';
import type { PageLanguage } from './page-language.js';
import { pageTexts } from './page-texts.js';

/** After an answer. The link without a target opens this same address again, where the answer can be changed. */
export function thanksPage(language: PageLanguage): Page {
  const { thanks, thanksText, correct } = pageTexts[language];
  const main = `${said(thanks, thanksText)}\n<p><a href="">${escapeHtml(correct)}</a></p>`;
  return { status: 200, html: pageFrame(language, thanks, main) };
}

/** The answer stands and its time for changes is over. */
export function answeredPage(language: PageLanguage, score: number): Page {
  const { thanks, yourAnswer } = pageTexts[language];
  return { status: 200, html: pageFrame(language, thanks, said(thanks, yourAnswer(score))) };
}

export function unknownPage(language: PageLanguage): Page {
  const { unknown, unknownText } = pageTexts[language];
  return { status: 404, html: pageFrame(language, unknown, said(unknown, unknownText)) };
}

export function expiredPage(language: PageLanguage): Page {
  const { expired, expiredText } = pageTexts[language];
  return { status: 410, html: pageFrame(language, expired, said(expired, expiredText)) };
}

export function finalPage(language: PageLanguage): Page {
  const { final, finalText } = pageTexts[language];
  return { status: 409, html: pageFrame(language, final, said(final, finalText)) };
}

/** @param status what was wrong with the form: 400, 413 or 415 */
export function unreadablePage(language: PageLanguage, status: number): Page {
  const { unreadable, unreadableText } = pageTexts[language];
  return { status, html: pageFrame(language, unreadable, said(unreadable, unreadableText)) };
}

/** @param status why it is our fault: 500 or 503 */
export function awayPage(language: PageLanguage, status: number): Page {
  const { away, awayText } = pageTexts[language];
  return { status, html: pageFrame(language, away, said(away, awayText)) };
}

function said(heading: string, text: string): string {
  return `<h1>${escapeHtml(heading)}</h1>\n<p>${escapeHtml(text)}</p>`;
}
