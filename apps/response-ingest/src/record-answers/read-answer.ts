import { isJsonObject } from '@sidetone/contracts/validation';
import type { FieldError } from '@sidetone/platform/web';
import { CONSENTS, REASONS, type GivenAnswer, type GivenContent } from './answer.js';
import { readItems, readMembers, readOptionalTime, readScore, type Reading } from './answer-fields.js';
import { readComment } from './read-comment.js';

export type AnswerReading =
  | { readonly kind: 'answer'; readonly answer: GivenAnswer }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] };

/** An answer from a parsed body by rule R17, whichever door it came through. Unknown fields are left aside; ids in it count for nothing. */
export function readAnswer(body: unknown): AnswerReading {
  const fields = isJsonObject(body) ? body : {};
  const score = readScore(fields['score']);
  const reasons = readMembers(fields['reasons'], REASONS);
  const comment = readComment(fields['comment']);
  const items = readItems(fields['items']);
  const consents = readMembers(fields['consents'], CONSENTS);
  const answeredAt = readOptionalTime(fields['answeredAt']);
  if (
    score.kind === 'wrong' ||
    reasons.kind === 'wrong' ||
    comment.kind === 'wrong' ||
    items.kind === 'wrong' ||
    consents.kind === 'wrong' ||
    answeredAt.kind === 'wrong'
  ) {
    return { kind: 'refused', errors: errorsIn({ score, reasons, comment, items, consents, answeredAt }) };
  }
  const content = {
    score: score.value,
    reasons: reasons.value,
    comment: comment.value.text,
    redacted: comment.value.redacted,
    items: items.value,
    consents: consents.value,
  };
  return {
    kind: 'answer',
    answer: { content, extent: extentOf(fields['step'], content), answeredAtHint: answeredAt.value },
  };
}

/** Whoever says more than the score in the step of the score is heard all the same. */
function extentOf(step: unknown, { reasons, comment, items, consents }: GivenContent): GivenAnswer['extent'] {
  const saysMore = reasons.length > 0 || comment !== undefined || items.length > 0 || consents.length > 0;
  return step === 'score' && !saysMore ? 'score' : 'whole';
}

/** What is wrong, field by field. */
export function errorsIn(readings: Readonly<Record<string, Reading<unknown>>>): readonly FieldError[] {
  return Object.entries(readings).flatMap(([field, reading]) =>
    reading.kind === 'wrong' ? [{ field, message: `${field} ${reading.why}` }] : [],
  );
}
