import { cleanText } from '@sidetone/contracts/fields';
import { isJsonObject } from '@sidetone/contracts/validation';
import { REASONS, type AnswerContent } from '../record-answers/answer.js';
import { readScore } from '../record-answers/answer-fields.js';

/** What a form is filled with. Where nothing usable was chosen, nothing is chosen. */
export type TypedAnswer = Pick<AnswerContent, 'reasons' | 'comment'> & { readonly score: number | undefined };

/** What a refused body says, for its sender to mend; shown to nobody else and not stored. */
export function typedAnswer(body: unknown): TypedAnswer {
  const { score, reasons, comment } = isJsonObject(body) ? body : {};
  const reading = readScore(score);
  return {
    score: reading.kind === 'read' ? reading.value : undefined,
    reasons: Array.isArray(reasons) ? REASONS.filter((reason) => reasons.includes(reason)) : [],
    comment: typeof comment === 'string' ? cleanText(comment) : undefined,
  };
}
