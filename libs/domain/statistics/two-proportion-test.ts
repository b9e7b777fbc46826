import { normalTwoSidedP } from './normal.js';
import { assertProportion, type Proportion } from './wilson-interval.js';

/** Test of two shares for being one; `constant` where all or none of both succeeded, `too-few` where a side has no trials. */
export type TwoProportionTest =
  | {
      readonly status: 'ok';
      readonly difference: number;
      readonly pooledStandardError: number;
      readonly z: number;
      readonly p: number;
    }
  | {
      readonly status: 'constant';
      readonly difference: number;
      readonly pooledStandardError: number;
      readonly reason: string;
    }
  | { readonly status: 'too-few'; readonly reason: string };

/**
 * z test of two proportions with the pooled error, two-sided normal p, no continuity correction: z² is Pearson's (1900) χ² of the
 * two by two table.
 * @throws RangeError unless 0 ≤ successes ≤ trials, all whole
 */
export function twoProportionTest(first: Proportion, second: Proportion): TwoProportionTest {
  assertProportion(first);
  assertProportion(second);
  if (first.trials === 0 || second.trials === 0) return { status: 'too-few', reason: 'One side has no trials.' };
  const difference = first.successes / first.trials - second.successes / second.trials;
  const pooled = (first.successes + second.successes) / (first.trials + second.trials);
  const pooledStandardError = Math.sqrt(pooled * (1 - pooled) * (1 / first.trials + 1 / second.trials));
  if (pooledStandardError === 0) {
    const reason = 'All or none succeeded on both sides, so there is nothing to tell apart.';
    return { status: 'constant', difference, pooledStandardError, reason };
  }
  const z = difference / pooledStandardError;
  return { status: 'ok', difference, pooledStandardError, z, p: normalTwoSidedP(z) };
}
