import type { Localised } from '../questionnaire.js';
import { problemIf, type Problem } from './problem.js';

/** Whether a text is a well-formed language tag (BCP 47). */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

export function languageProblem(field: string, tag: string): readonly Problem[] {
  return problemIf(
    !isLanguage(tag),
    field,
    `“${tag}” is no language tag.`,
    'Give a tag of BCP 47, such as fi, pt-BR or zh-Hant.',
  );
}

/** What is wrong with texts by language: each under a language, none empty, and one in the language that all fall back to. */
export function labelProblems(field: string, labels: Localised, fallback: string): readonly Problem[] {
  const entries = Object.entries(labels);
  return [
    ...problemIf(
      (labels[fallback] ?? '').trim() === '',
      field,
      `There is no text in ${fallback}, the fallback language.`,
      `Add a text for ${fallback}, or take another fallbackLanguage.`,
    ),
    ...entries.flatMap(([language]) => languageProblem(`${field}/${language}`, language)),
    ...entries
      .filter(([language]) => language !== fallback)
      .flatMap(([language, text]) =>
        problemIf(
          text.trim() === '',
          `${field}/${language}`,
          'The text is empty.',
          'Write it, or leave the language out.',
        ),
      ),
  ];
}
