import type { ContingencyTable } from './contingency-table.js';
import { spearmanFromSums, type SpearmanResult } from './spearman-result.js';

/**
 * Spearman's correlation of a contingency table: its margins are the ties, so that ranks need no sorting. Tables are summed where
 * the rows are, and only the sum is judged.
 */
export function spearmanOfTable(table: ContingencyTable): SpearmanResult {
  const rows = table.rowTotals.length;
  const rowRanks = centredRanks(table.rowTotals, table.n);
  const columnRanks = centredRanks(table.columnTotals, table.n);
  let product = 0;
  for (let column = 0; column < columnRanks.length; column += 1) {
    let inColumn = 0;
    for (let row = 0; row < rows; row += 1) inColumn += (table.counts[column * rows + row] ?? 0) * (rowRanks[row] ?? 0);
    product += inColumn * (columnRanks[column] ?? 0);
  }
  return spearmanFromSums(table.n, {
    product,
    xSquares: squares(table.rowTotals, rowRanks),
    ySquares: squares(table.columnTotals, columnRanks),
  });
}

/** Mean rank of each tied group, less the mean of all ranks. */
function centredRanks(totals: Float64Array, n: number): Float64Array {
  let below = 0;
  return totals.map((total) => {
    const rank = below + (total - n) / 2;
    below += total;
    return rank;
  });
}

function squares(totals: Float64Array, centred: Float64Array): number {
  return totals.reduce((sum, total, index) => sum + total * (centred[index] ?? 0) ** 2, 0);
}
