import type { ContingencyTable } from './contingency-table.js';
import { tabulateGroups } from './tabulate-groups.js';

/** The table of two samples, first and second row; such tables of parts can be merged. @throws RangeError for a missing value */
export function tableOfSamples(first: ArrayLike<number>, second: ArrayLike<number>): ContingencyTable {
  const groups = new Uint8Array(first.length + second.length).fill(1, first.length);
  const values = new Float64Array(groups.length);
  values.set(first);
  values.set(second, first.length);
  return tabulateGroups(groups, values, 2);
}

/** How often a value occurs in the first and the second sample, and how many of each lie below it. */
export interface TiedGroup {
  readonly first: number;
  readonly second: number;
  readonly firstBelow: number;
  readonly secondBelow: number;
}

/** Visits the values of a table of two samples in ascending order. */
export function eachTiedGroup({ counts, columnValues }: ContingencyTable, visit: (group: TiedGroup) => void): void {
  let firstBelow = 0;
  let secondBelow = 0;
  for (let column = 0; column < columnValues.length; column += 1) {
    const first = counts[2 * column] ?? 0;
    const second = counts[2 * column + 1] ?? 0;
    visit({ first, second, firstBelow, secondBelow });
    firstBelow += first;
    secondBelow += second;
  }
}

/** @throws RangeError for a table that has not two rows */
export function assertTwoSamples({ rowTotals }: ContingencyTable): void {
  if (rowTotals.length !== 2) throw new RangeError(`Two samples are two rows, not ${rowTotals.length}.`);
}
