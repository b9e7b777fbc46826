import { npsBand, type Band } from '../../nps/index.js';
import type { JoinedCase, ListedAnswer, Promised } from './joined-case.js';

const WORST_FIRST: readonly Band[] = ['detractor', 'passive', 'promoter'];

/** Whether the first band calls for more than the second. */
export function isWorse(one: Band, other: Band): boolean {
  return WORST_FIRST.indexOf(one) < WORST_FIRST.indexOf(other);
}

/** The band of a case: that of the worst answer that counts; `undefined` where all are withdrawn. */
export function bandOfAnswers(answers: readonly ListedAnswer[]): Band | undefined {
  const bands = answers.flatMap(({ score }) => (score === undefined ? [] : [npsBand(score)]));
  return WORST_FIRST.find((band) => bands.includes(band));
}

/**
 * The promises of a case: the soonest of those of its answers that count, so that the order in which answers, corrections and
 * withdrawals come does not matter. Once the customer was contacted, what was promised then is never put off.
 */
export function promiseOf(one: Pick<JoinedCase, 'answers' | 'contactedAt'> & Promised): Promised {
  const counted = one.answers.filter(({ score }) => score !== undefined).map(({ promise }) => promise);
  const kept = one.contactedAt === undefined && counted.length > 0 ? counted : [one, ...counted];
  return {
    firstContactDue: Math.min(...kept.map(({ firstContactDue }) => firstContactDue)),
    resolveDue: Math.min(...kept.map(({ resolveDue }) => resolveDue)),
  };
}
