import type { AnswerContent } from './answer.js';

/**
 * Whether what is said now only adds to what was said before: the same score, and every reason, word, level and consent of before.
 * More words add on lines of their own; words put into a line may change what it means.
 * That is how an answer given in two steps comes in, and it tells nothing of a customer who thinks otherwise now.
 */
export function completes(before: AnswerContent, now: AnswerContent): boolean {
  return (
    now.score === before.score &&
    goesOn(before.comment, now.comment) &&
    before.reasons.every((reason) => now.reasons.includes(reason)) &&
    before.consents.every((consent) => now.consents.includes(consent)) &&
    before.items.every(({ indicatorId, level }) =>
      now.items.some((item) => item.indicatorId === indicatorId && item.level === level),
    )
  );
}

function goesOn(before: string | undefined, now: string | undefined): boolean {
  return before === undefined || now === before || now?.startsWith(`${before}\n`) === true;
}
