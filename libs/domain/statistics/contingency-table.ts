/**
 * How often each pair of values occurs. Values of rows and columns ascend; `counts` holds column after column, so that the
 * rows of a column are neighbours in memory. Tables of parts add up to the table of the whole: see `mergeTables`.
 */
export interface ContingencyTable {
  readonly rowValues: Float64Array;
  readonly columnValues: Float64Array;
  readonly counts: Float64Array;
  readonly rowTotals: Float64Array;
  readonly columnTotals: Float64Array;
  readonly n: number;
}

/** The table of counts that are already in order, column after column, with its margins. */
export function withMargins(
  rowValues: Float64Array,
  columnValues: Float64Array,
  counts: Float64Array,
): ContingencyTable {
  const rows = rowValues.length;
  const rowTotals = new Float64Array(rows);
  const columnTotals = new Float64Array(columnValues.length);
  let n = 0;
  for (let column = 0; column < columnTotals.length; column += 1) {
    let total = 0;
    for (let row = 0; row < rows; row += 1) {
      const count = counts[column * rows + row] ?? 0;
      rowTotals[row] = (rowTotals[row] ?? 0) + count;
      total += count;
    }
    columnTotals[column] = total;
    n += total;
  }
  return { rowValues, columnValues, counts, rowTotals, columnTotals, n };
}

/**
 * The table of counts given row by row; the values of rows and columns are 0, 1, 2 …
 * @throws RangeError for ragged rows or a count that is not whole and ≥ 0
 */
export function contingencyTable(rows: readonly (readonly number[])[]): ContingencyTable {
  const width = rows[0]?.length ?? 0;
  const counts = new Float64Array(width * rows.length);
  rows.forEach((row, index) => {
    if (row.length !== width) throw new RangeError(`Row ${index} has ${row.length} counts, the first has ${width}.`);
    row.forEach((count, column) => {
      assertCount(count);
      counts[column * rows.length + index] = count;
    });
  });
  return withMargins(upTo(rows.length), upTo(width), counts);
}

/** @throws RangeError for a count that is not whole and ≥ 0 */
export function assertCount(count: number): void {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`A count is whole and ≥ 0, not ${count}.`);
}

function upTo(length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => index);
}
