import type { ContingencyTable } from './contingency-table.js';

/** A filled cell, and how many of all observations stand in concordant and in discordant order to it. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly count: number;
  readonly concordant: number;
  readonly discordant: number;
}

/** Visits every filled cell once, column by column; O(rows × columns). */
export function eachCell(table: ContingencyTable, visit: (cell: Cell) => void): void {
  const rows = table.rowTotals.length;
  const toTheLeft = new Float64Array(rows);
  let leftInAll = 0;
  table.columnTotals.forEach((columnTotal, column) => {
    const rightInAll = table.n - leftInAll - columnTotal;
    let leftAbove = 0;
    let rightAbove = 0;
    for (let row = 0; row < rows; row += 1) {
      const count = table.counts[column * rows + row] ?? 0;
      const left = toTheLeft[row] ?? 0;
      const right = (table.rowTotals[row] ?? 0) - left - count;
      const leftBelow = leftInAll - leftAbove - left;
      const rightBelow = rightInAll - rightAbove - right;
      if (count > 0) {
        visit({ row, column, count, concordant: leftAbove + rightBelow, discordant: leftBelow + rightAbove });
      }
      leftAbove += left;
      rightAbove += right;
      toTheLeft[row] = left + count;
    }
    leftInAll += columnTotal;
  });
}
