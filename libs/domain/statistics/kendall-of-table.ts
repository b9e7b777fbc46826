import type { ContingencyTable } from './contingency-table.js';
import { kendallFromCounts, type KendallResult } from './kendall-result.js';

/**
 * Kendall's tau-b of a contingency table, in one pass over its cells. With the eleven scores as rows this is the fast
 * way to correlate a million answers: tables are summed where the rows are, and only the sum is judged.
 */
export function kendallOfTable(table: ContingencyTable): KendallResult {
  const rows = table.rowTotals.length;
  const { counts, columnTotals } = table;
  const toTheLeft = new Float64Array(rows);
  let leftInAll = 0;
  let concordant = 0;
  let discordant = 0;
  // Each pair is met once, at the member that stands further right.
  for (let column = 0; column < columnTotals.length; column += 1) {
    let leftAbove = 0;
    for (let row = 0; row < rows; row += 1) {
      const left = toTheLeft[row] ?? 0;
      const count = counts[column * rows + row] ?? 0;
      concordant += count * leftAbove;
      discordant += count * (leftInAll - leftAbove - left);
      leftAbove += left;
      toTheLeft[row] = left + count;
    }
    leftInAll += columnTotals[column] ?? 0;
  }
  return kendallFromCounts({ n: table.n, concordant, discordant, xTies: table.rowTotals, yTies: columnTotals });
}
