import type { DriverAnswer } from './driver-answer.js';

/**
 * The last answer of each respondent, in order of time. Answers of one person are alike, and the tests assume answers that
 * are independent: counting them all would make every p too small.
 */
export function latestAnswers(answers: readonly DriverAnswer[]): readonly DriverAnswer[] {
  const latest = new Map<string, DriverAnswer>();
  for (const answer of answers) {
    const known = latest.get(answer.respondentId);
    if (!known || isLater(answer, known)) latest.set(answer.respondentId, answer);
  }
  return [...latest.values()].sort((a, b) => a.answeredAt - b.answeredAt || (a.respondentId < b.respondentId ? -1 : 1));
}

/** Two answers of one instant: the lower score, so that the order in which they are given never matters. */
function isLater(a: DriverAnswer, b: DriverAnswer): boolean {
  return a.answeredAt > b.answeredAt || (a.answeredAt === b.answeredAt && a.score < b.score);
}
