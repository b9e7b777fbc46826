import type { Questionnaire } from '@sidetone/domain/programmes';
import { weighItems } from '../keep-programmes/weigh-items.js';
import type { AnswerContent, GivenAnswer } from './answer.js';

/** What now stands, if the answer is taken: as given, with the weights of the programme; of a score alone, with all else that was said before. */
export function contentOf(
  { content, extent }: GivenAnswer,
  before: AnswerContent | undefined,
  questionnaire: Questionnaire | undefined,
): AnswerContent {
  if (extent === 'score' && before) return { ...before, score: content.score };
  return { ...content, items: weighItems(content.items, questionnaire) };
}
