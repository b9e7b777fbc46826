import { withMargins, type ContingencyTable } from './contingency-table.js';
import { trendTest, type TrendTest } from './trend-test.js';

/** Answers of like exposure: from the smallest to the largest value seen in it, both included. */
export interface DoseBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly meanScore: number;
  /** Answers by row of the table, that is by score. */
  readonly counts: Float64Array;
}

export type DoseResponse =
  | { readonly status: 'ok'; readonly bins: readonly DoseBin[]; readonly trend: TrendTest }
  | { readonly status: 'too-few' | 'constant'; readonly reason: string };

/**
 * How the score falls (or not) as the exposure rises: the values of a KPI gathered into bins of at least `minimumN` answers, 0 for itself
 * if that many have it, and a test of a trend over the bins (Jonckheere–Terpstra). The last bin takes in what would be too small.
 * @throws RangeError unless minimumN is whole and ≥ 1
 */
export function doseResponse(table: ContingencyTable, minimumN: number): DoseResponse {
  if (!Number.isInteger(minimumN) || minimumN < 1) throw new RangeError(`A minimum is whole and ≥ 1, not ${minimumN}.`);
  if (table.n < 2 * minimumN) {
    return { status: 'too-few', reason: `${table.n} answers do not make two bins of ${minimumN}.` };
  }
  if (table.columnValues.length < 2) return { status: 'constant', reason: 'The exposure is the same throughout.' };
  const starts = binStarts(table.columnTotals, minimumN);
  const bins = starts.map((start, index) => binOf(table, start, (starts[index + 1] ?? table.columnValues.length) - 1));
  if (bins.length < 2) {
    return {
      status: 'constant',
      reason: `Hardly anyone has another exposure than the rest: one bin of ${minimumN} or more.`,
    };
  }
  const rows = table.rowValues.length;
  const counts = new Float64Array(rows * bins.length);
  bins.forEach((bin, index) => counts.set(bin.counts, index * rows));
  const binned = withMargins(
    table.rowValues,
    Float64Array.from(bins, ({ from }) => from),
    counts,
  );
  return { status: 'ok', bins, trend: trendTest(binned) };
}

/** First columns of the bins: each is closed as soon as it is large enough, and a rest that is too small joins the one before. */
function binStarts(totals: Float64Array, minimumN: number): number[] {
  const starts = [0];
  let size = 0;
  totals.forEach((total, column) => {
    if (size >= minimumN) {
      starts.push(column);
      size = 0;
    }
    size += total;
  });
  return size < minimumN ? starts.slice(0, -1) : starts;
}

function binOf(table: ContingencyTable, first: number, last: number): DoseBin {
  const rows = table.rowValues.length;
  const counts = new Float64Array(rows);
  for (let column = first; column <= last; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      counts[row] = (counts[row] ?? 0) + (table.counts[column * rows + row] ?? 0);
    }
  }
  const n = counts.reduce((sum, count) => sum + count, 0);
  const scoreSum = counts.reduce((sum, count, row) => sum + count * (table.rowValues[row] ?? 0), 0);
  return {
    from: table.columnValues[first] ?? 0,
    to: table.columnValues[last] ?? 0,
    n,
    meanScore: scoreSum / n,
    counts,
  };
}
