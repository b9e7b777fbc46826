import { logGamma } from '../../statistics/log-gamma.js';

/**
 * The chance of at least so many events where `expected` are, P(X ≥ k) of the Poisson distribution, summed from the smaller side so
 * that small tails keep their digits.
 * @throws RangeError unless k is whole and 0 or more, and expected a finite number of 0 or more
 */
export function poissonUpperTail(atLeast: number, expected: number): number {
  if (!Number.isInteger(atLeast) || atLeast < 0 || !(expected >= 0 && Number.isFinite(expected))) {
    throw new RangeError(
      `At least ${atLeast} of ${expected} expected events is no question: give counts of 0 or more.`,
    );
  }
  if (atLeast === 0) return 1;
  if (expected === 0) return 0;
  if (atLeast > expected) return Math.min(1, sumFrom(atLeast, expected));
  let below = 0;
  for (let k = atLeast - 1, term = density(k, expected); k >= 0; term *= k / expected, k -= 1) below += term;
  return Math.max(0, 1 - below);
}

function sumFrom(from: number, expected: number): number {
  let sum = 0;
  let term = density(from, expected);
  for (let k = from; term > sum * 1e-17; k += 1, term *= expected / k) sum += term;
  return sum;
}

function density(k: number, expected: number): number {
  return Math.exp(k * Math.log(expected) - expected - logGamma(k + 1));
}
