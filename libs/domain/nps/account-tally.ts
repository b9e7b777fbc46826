import type { AccountAnswer } from './account-nps.js';
import { bandValue } from './band-value.js';

/** What is summed of an account's answers: their number, scores, and values +1, 0, −1 with their squares. */
export interface AccountTally {
  answers: number;
  scoreSum: number;
  value: number;
  squaredValue: number;
}

/** Tallies by account, in the order in which accounts first answer. @throws RangeError for what is no score */
export function countAccounts(answers: Iterable<AccountAnswer>): Map<string, AccountTally> {
  const tallies = new Map<string, AccountTally>();
  for (const { account, score } of answers) {
    const value = bandValue(score);
    let tally = tallies.get(account);
    if (!tally) tallies.set(account, (tally = { answers: 0, scoreSum: 0, value: 0, squaredValue: 0 }));
    tally.answers += 1;
    tally.scoreSum += score;
    tally.value += value;
    tally.squaredValue += value * value;
  }
  return tallies;
}
