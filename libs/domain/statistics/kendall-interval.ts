import type { ContingencyTable } from './contingency-table.js';
import { eachCell } from './each-cell.js';
import type { Interval } from './interval.js';
import { Z95 } from './normal.js';

/**
 * Standard error of tau-b under the alternative (delta method; Brown & Benedetti 1977, JASA 72:309, the "ASE1" of
 * statistical packages); `undefined` where tau-b is not defined. The error of the *test* is another: it assumes no association.
 */
export function kendallStandardError(table: ContingencyTable): number | undefined {
  const { n, rowTotals, columnTotals } = table;
  const rowWeight = n * n - sumOfSquares(rowTotals);
  const columnWeight = n * n - sumOfSquares(columnTotals);
  if (rowWeight === 0 || columnWeight === 0) return undefined;
  const weight = Math.sqrt(rowWeight) * Math.sqrt(columnWeight);

  let excess = 0;
  eachCell(table, (cell) => (excess += cell.count * (cell.concordant - cell.discordant)));
  const tau = excess / weight;

  // Everything is divided by the weight first: its fourth power would leave the range of exact doubles.
  let squares = 0;
  eachCell(table, ({ row, column, count, concordant, discordant }) => {
    const margins = ((rowTotals[row] ?? 0) * columnWeight + (columnTotals[column] ?? 0) * rowWeight) / weight;
    squares += count * ((2 * (concordant - discordant) + tau * margins) / weight) ** 2;
  });
  const mean = (Math.sqrt(n) * n * tau * ((rowWeight + columnWeight) / weight)) / weight;
  return Math.sqrt(Math.max(0, squares - mean * mean));
}

/** Interval of tau-b (95 % unless told) by the standard error above, clipped to −1..1; `undefined` where tau-b is. */
export function kendallInterval(table: ContingencyTable, tau: number, z = Z95): Interval | undefined {
  const error = kendallStandardError(table);
  if (error === undefined) return undefined;
  return { low: Math.max(-1, tau - z * error), high: Math.min(1, tau + z * error) };
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
