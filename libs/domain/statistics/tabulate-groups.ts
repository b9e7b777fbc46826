import { withMargins, type ContingencyTable } from './contingency-table.js';
import { sortedOrder } from './sorted-order.js';

/** Values up to here are counted where they stand; a table this wide still lies in the processor's cache. */
const DIRECT_VALUES = 1024;

/**
 * The table of a group number against a value, row by row: `groups` are 0 … `groupCount` − 1 (scores 0–10 are eleven). Small
 * whole values, which is what most KPIs are, are counted in one pass, others sorted first: O(n), O(n log n).
 * @throws RangeError for sides of different length, a group that is out of range, or a value that is not a number
 */
export function tabulateGroups(groups: Uint8Array, values: ArrayLike<number>, groupCount: number): ContingencyTable {
  if (groups.length !== values.length) {
    throw new RangeError(`Paired values needed: ${groups.length} groups, ${values.length} values.`);
  }
  let highest = 0;
  for (let i = 0; i < groups.length; i += 1) highest = Math.max(highest, groups[i] ?? 0);
  if (groups.length > 0 && highest >= groupCount) {
    throw new RangeError(`A group is whole and below ${groupCount}, not ${highest}.`);
  }
  const rowValues = Float64Array.from({ length: groupCount }, (_, index) => index);
  return countDirectly(groups, values, rowValues) ?? countSorted(groups, values, rowValues);
}

/** The table of scores 0–10 (rows) against a KPI. @throws RangeError as above */
export function tabulateScores(scores: Uint8Array, values: ArrayLike<number>): ContingencyTable {
  return tabulateGroups(scores, values, 11);
}

function countDirectly(
  groups: Uint8Array,
  values: ArrayLike<number>,
  rowValues: Float64Array,
): ContingencyTable | undefined {
  const rows = rowValues.length;
  const tally = new Uint32Array(DIRECT_VALUES * rows);
  for (let i = 0; i < groups.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    const column = value | 0;
    if (column !== value || column < 0 || column >= DIRECT_VALUES) return undefined;
    const cell = column * rows + (groups[i] ?? 0);
    tally[cell] = (tally[cell] ?? 0) + 1;
  }
  const seen: number[] = [];
  for (let column = 0; column < DIRECT_VALUES; column += 1) {
    if (tally.subarray(column * rows, (column + 1) * rows).some((count) => count > 0)) seen.push(column);
  }
  const counts = new Float64Array(seen.length * rows);
  seen.forEach((column, index) => counts.set(tally.subarray(column * rows, (column + 1) * rows), index * rows));
  return withMargins(rowValues, Float64Array.from(seen), counts);
}

function countSorted(groups: Uint8Array, values: ArrayLike<number>, rowValues: Float64Array): ContingencyTable {
  const rows = rowValues.length;
  const order = sortedOrder(values);
  const columnOf = new Uint32Array(order.length);
  const columnValues = new Float64Array(order.length);
  let columns = 0;
  for (let position = 0; position < order.length; position += 1) {
    const index = order[position] ?? 0;
    const value = values[index] ?? Number.NaN;
    if (position === 0 || value !== columnValues[columns - 1]) {
      columnValues[columns] = value + 0;
      columns += 1;
    }
    columnOf[position] = columns - 1;
  }
  const counts = new Float64Array(columns * rows);
  for (let position = 0; position < order.length; position += 1) {
    const cell = (columnOf[position] ?? 0) * rows + (groups[order[position] ?? 0] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return withMargins(rowValues, columnValues.slice(0, columns), counts);
}
