import type { Questionnaire } from '@sidetone/domain/programmes';
import { weighItems } from '../keep-programmes/weigh-items.js';
import type { AnswerContent, GivenAnswer } from './answer.js';

/** What now stands, if the answer is taken: as given, with the weights of the programme; of a score or a text, with all else that was said before. */
export function contentOf(
  { content, extent }: GivenAnswer,
  before: AnswerContent | undefined,
  questionnaire: Questionnaire | undefined,
): AnswerContent {
  if (extent !== 'whole' && before) {
    const { score, comment, redacted } = content;
    return comment === undefined ? { ...before, score } : { ...before, score, comment, redacted };
  }
  return { ...content, items: weighItems(content.items, questionnaire) };
}
