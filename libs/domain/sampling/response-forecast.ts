import { Z95, type Proportion } from '../statistics/index.js';

/** With fewer invitations behind it a rate is worth less than the operator's own expectation. */
export const LEAST_INVITATIONS = 30;

/** The share of invitations that will be answered. */
export interface ResponseForecast {
  /** 0–1. */
  readonly rate: number;
  /** Variance of the rate itself; 0 for an expectation, which nobody can say how sure it is. */
  readonly variance: number;
  readonly basis: 'observed' | 'expected';
}

/** Answers that come of so many invitations, with the 95 % interval in which they fall. */
export interface AnswersForecast {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** Invitations for a number of answers: `low` with luck, `high` to be all but sure; `undefined` where no number makes sure. */
export interface InvitationsNeeded {
  readonly expected: number;
  readonly low: number;
  readonly high: number | undefined;
}

/**
 * The rate to plan by: of earlier invitations (`trials`) and answers (`successes`), with two of each outcome added, as the adjusted Wald
 * interval does (Agresti and Coull 1998, The American Statistician 52:119); else the expected one.
 */
export function forecastResponse(seen: Proportion | undefined, expectedRate: number): ResponseForecast {
  if (seen === undefined || seen.trials < LEAST_INVITATIONS)
    return { rate: expectedRate, variance: 0, basis: 'expected' };
  const trials = seen.trials + 4;
  const rate = (seen.successes + 2) / trials;
  return { rate, variance: (rate * (1 - rate)) / trials, basis: 'observed' };
}

/** Binomial spread of the answers and the doubt about the rate together, by the normal approximation. */
export function forecastAnswers(invitations: number, { rate, variance }: ResponseForecast): AnswersForecast {
  const expected = invitations * rate;
  const reach = Z95 * Math.sqrt(invitations * rate * (1 - rate) + invitations ** 2 * variance);
  return { expected, low: Math.max(0, expected - reach), high: Math.min(invitations, expected + reach) };
}

/**
 * How many invitations bring so many answers: the bounds solve for the n at which the interval of `forecastAnswers` ends at `answers`.
 * @throws RangeError for a rate that is not in (0, 1]
 */
export function invitationsNeeded(answers: number, { rate, variance }: ResponseForecast): InvitationsNeeded {
  if (!(rate > 0 && rate <= 1)) throw new RangeError(`A response rate is above 0 and at most 1, not ${rate}.`);
  if (answers === 0) return { expected: 0, low: 0, high: 0 };
  // (n·rate − answers)² = z²·(n·rate·(1 − rate) + n²·variance), a quadratic in n.
  const square = rate ** 2 - Z95 ** 2 * variance;
  const half = answers * rate + (Z95 ** 2 * rate * (1 - rate)) / 2;
  const root = Math.sqrt(Math.max(0, half ** 2 - square * answers ** 2));
  const low = Math.max(answers, Math.ceil(rounded(answers ** 2 / (half + root))));
  const high = square > 0 ? Math.ceil(rounded((half + root) / square)) : undefined;
  return { expected: Math.ceil(rounded(answers / rate)), low, high };
}

/** 30 ÷ 0.3 is 100.00000000000001 in binary, and not 101 invitations. */
function rounded(invitations: number): number {
  return Math.round(invitations * 1e6) / 1e6;
}
