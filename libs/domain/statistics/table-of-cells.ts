import { assertCount, withMargins, type ContingencyTable } from './contingency-table.js';

/** A pair of values and how often it occurs, as a `group by` tells it. */
export type CountedPair = readonly [row: number, column: number, count: number];

/**
 * The table of counted pairs, in any order; a pair told twice is added up. `rowValues` are the rows wanted (such as the scores
 * 0–10), in ascending order; columns are the values seen.
 * @throws RangeError for a row value that is not wanted, a column value that is not a number, or a count that is not whole and ≥ 0
 */
export function tableOfCells(cells: Iterable<CountedPair>, rowValues: readonly number[]): ContingencyTable {
  const rowOf = new Map(rowValues.map((value, index) => [value, index]));
  const columns = new Map<number, Float64Array>();
  for (const [rowValue, columnValue, count] of cells) {
    const row = rowOf.get(rowValue);
    if (row === undefined) throw new RangeError(`${rowValue} is none of the row values ${rowValues.join(', ')}.`);
    if (Number.isNaN(columnValue)) throw new RangeError('A missing value has no rank: leave it out.');
    assertCount(count);
    let column = columns.get(columnValue);
    if (!column) columns.set(columnValue, (column = new Float64Array(rowValues.length)));
    column[row] = (column[row] ?? 0) + count;
  }
  const ordered = [...columns].sort(([a], [b]) => a - b);
  const counts = new Float64Array(ordered.length * rowValues.length);
  ordered.forEach(([, column], index) => counts.set(column, index * rowValues.length));
  const columnValues = Float64Array.from(ordered, ([value]) => value);
  return withMargins(Float64Array.from(rowValues), columnValues, counts);
}

/**
 * Tabulates paired values, rows for the `rowValues` expected (such as the scores 0–10), columns for the values seen.
 * @throws RangeError for a row value that is not among `rowValues`, or a column value that is not a number
 */
export function tabulate(
  pairs: Iterable<readonly [row: number, column: number]>,
  rowValues: readonly number[],
): ContingencyTable {
  return tableOfCells(onceEach(pairs), rowValues);
}

function* onceEach(pairs: Iterable<readonly [number, number]>): Generator<CountedPair> {
  for (const [row, column] of pairs) yield [row, column, 1];
}
