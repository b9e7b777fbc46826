import type { Interval } from './interval.js';
import { Z95 } from './normal.js';
import { wilsonInterval, type Proportion } from './wilson-interval.js';

/** A difference of two shares, first less second, in −1..1, with its bounds. */
export interface ShareDifference extends Interval {
  readonly difference: number;
}

/**
 * 95 % interval of the difference of two proportions from their Wilson bounds (Newcombe 1998, Statistics in Medicine 17:873,
 * method 10); `undefined` where one side has no trials.
 * @throws RangeError unless 0 ≤ successes ≤ trials, all whole
 */
export function newcombeInterval(first: Proportion, second: Proportion, z = Z95): ShareDifference | undefined {
  const [a, b] = [wilsonInterval(first, z), wilsonInterval(second, z)];
  if (!a || !b) return undefined;
  const [p, q] = [first.successes / first.trials, second.successes / second.trials];
  const difference = p - q;
  return {
    difference,
    low: Math.max(-1, difference - Math.hypot(p - a.low, b.high - q)),
    high: Math.min(1, difference + Math.hypot(a.high - p, q - b.low)),
  };
}
