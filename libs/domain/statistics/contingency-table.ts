/** How often each pair of values occurs: `counts[row][column]`, rows and columns in ascending order of their values. */
export interface ContingencyTable {
  readonly counts: readonly (readonly number[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly n: number;
}

/**
 * The table of given counts with its margins.
 * @throws RangeError for ragged rows or a count that is not whole and ≥ 0
 */
export function contingencyTable(counts: readonly (readonly number[])[]): ContingencyTable {
  const width = counts[0]?.length ?? 0;
  const columnTotals = new Array<number>(width).fill(0);
  const rowTotals = counts.map((row, index) => {
    if (row.length !== width) throw new RangeError(`Row ${index} has ${row.length} counts, the first has ${width}.`);
    return row.reduce((sum, count, column) => {
      if (!Number.isInteger(count) || count < 0) throw new RangeError(`A count is whole and ≥ 0, not ${count}.`);
      columnTotals[column] = (columnTotals[column] ?? 0) + count;
      return sum + count;
    }, 0);
  });
  return { counts, rowTotals, columnTotals, n: rowTotals.reduce((sum, total) => sum + total, 0) };
}

/**
 * Tabulates paired values, rows for the `rowValues` expected (such as the scores 0–10), columns for the values seen.
 * @throws RangeError for a row value that is not among `rowValues`, or a column value that is not a number
 */
export function tabulate(
  pairs: Iterable<readonly [row: number, column: number]>,
  rowValues: readonly number[],
): ContingencyTable {
  const rowOf = new Map(rowValues.map((value, index) => [value, index]));
  const columns = new Map<number, number[]>();
  for (const [rowValue, columnValue] of pairs) {
    const row = rowOf.get(rowValue);
    if (row === undefined) throw new RangeError(`${rowValue} is none of the row values ${rowValues.join(', ')}.`);
    if (Number.isNaN(columnValue)) throw new RangeError('A missing value has no rank: leave it out.');
    let column = columns.get(columnValue);
    if (!column) columns.set(columnValue, (column = new Array<number>(rowValues.length).fill(0)));
    column[row] = (column[row] ?? 0) + 1;
  }
  const ordered = [...columns].sort(([a], [b]) => a - b).map(([, column]) => column);
  return contingencyTable(rowValues.map((_, row) => ordered.map((column) => column[row] ?? 0)));
}
