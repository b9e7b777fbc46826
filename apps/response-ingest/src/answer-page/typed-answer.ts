import { cleanText } from '@sidetone/contracts/fields';
import { isJsonObject } from '@sidetone/contracts/validation';
import { CONSENTS, REASONS, type AnswerContent, type GivenItem } from '../record-answers/answer.js';
import { readItems, readScore } from '../record-answers/answer-fields.js';

/** What a form is filled with. Where nothing usable was chosen, nothing is chosen. */
export interface TypedAnswer extends Pick<AnswerContent, 'reasons' | 'comment' | 'consents'> {
  readonly score: number | undefined;
  readonly items: readonly GivenItem[];
  /** From which form it came: that of the score alone, or that of the whole answer. */
  readonly step: 'score' | 'whole';
}

/** What a refused body says, for its sender to mend; shown to nobody else and not stored. */
export function typedAnswer(body: unknown): TypedAnswer {
  const { score, step, reasons, comment, items, consents } = isJsonObject(body) ? body : {};
  const reading = readScore(score);
  return {
    score: reading.kind === 'read' ? reading.value : undefined,
    reasons: membersIn(reasons, REASONS),
    comment: typeof comment === 'string' ? cleanText(comment) : undefined,
    items: Array.isArray(items) ? items.flatMap((item) => itemsIn([item])) : [],
    consents: membersIn(consents, CONSENTS),
    step: step === 'score' ? 'score' : 'whole',
  };
}

function membersIn<T extends string>(value: unknown, known: readonly T[]): readonly T[] {
  return Array.isArray(value) ? known.filter((member) => value.includes(member)) : [];
}

function itemsIn(value: unknown): readonly GivenItem[] {
  const reading = readItems(value);
  return reading.kind === 'read' ? reading.value : [];
}
