import type { ContingencyTable } from './contingency-table.js';
import { normalTwoSidedP } from './normal.js';
import { assertTwoSamples, eachTiedGroup, tableOfSamples } from './two-samples.js';

/**
 * Test of two samples for lying alike. `u` counts pairs in which the first is the larger, ties for half; `commonLanguageEffect`
 * is its share of all pairs, 0..1: the chance that one of the first exceeds one of the second.
 */
export type MannWhitneyResult =
  | {
      readonly status: 'ok';
      readonly u: number;
      readonly commonLanguageEffect: number;
      readonly z: number;
      readonly p: number;
      /** With ½ taken off the distance, as tables for small samples do. */
      readonly zCorrected: number;
      readonly pCorrected: number;
    }
  | {
      readonly status: 'constant';
      readonly u: number;
      readonly commonLanguageEffect: number;
      readonly reason: string;
    }
  | { readonly status: 'too-few'; readonly reason: string };

/**
 * Mann–Whitney U (1947, Annals of Mathematical Statistics 18:50) with mid-ranks and the normal test, variance corrected for ties
 * (Lehmann 1975); as R's wilcox.test(exact = FALSE). O(n log n).
 * @throws RangeError for a value that is not a number
 */
export function mannWhitney(first: ArrayLike<number>, second: ArrayLike<number>): MannWhitneyResult {
  return mannWhitneyOfTable(tableOfSamples(first, second));
}

/** The same of a table of two rows, such as exposed and unexposed against scores. @throws RangeError for another number of rows */
export function mannWhitneyOfTable(table: ContingencyTable): MannWhitneyResult {
  assertTwoSamples(table);
  const [firstN = 0, secondN = 0] = table.rowTotals;
  if (firstN === 0 || secondN === 0) return { status: 'too-few', reason: 'One of the two groups is empty.' };
  let u = 0;
  let ties = 0;
  eachTiedGroup(table, ({ first, second, secondBelow }) => {
    u += first * (secondBelow + second / 2);
    const tied = first + second;
    ties += tied * (tied - 1) * (tied + 1);
  });
  const n = firstN + secondN;
  const pairs = firstN * secondN;
  const commonLanguageEffect = u / pairs;
  const variance = (pairs / 12) * (n + 1 - ties / (n * (n - 1)));
  if (table.columnTotals.some((total) => total === n)) {
    return { status: 'constant', u, commonLanguageEffect, reason: 'All values are the same.' };
  }
  const distance = u - pairs / 2;
  const z = distance / Math.sqrt(variance);
  const zCorrected = (Math.sign(distance) * Math.max(0, Math.abs(distance) - 0.5)) / Math.sqrt(variance);
  const p = normalTwoSidedP(z);
  return { status: 'ok', u, commonLanguageEffect, z, p, zCorrected, pCorrected: normalTwoSidedP(zCorrected) };
}
