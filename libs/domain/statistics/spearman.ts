import { pairedLength } from './paired-length.js';
import { ranks } from './ranks.js';
import { spearmanFromSums, type SpearmanResult } from './spearman-result.js';

/**
 * Spearman's correlation of paired values with any ties (Spearman 1904). Scores against a KPI go faster through `spearmanOfTable`.
 * @throws RangeError for sides of different length or a value that is not a number
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): SpearmanResult {
  const n = pairedLength(x, y);
  const xRanks = ranks(x);
  const yRanks = ranks(y);
  const mean = (n + 1) / 2;
  let product = 0;
  let xSquares = 0;
  let ySquares = 0;
  for (let i = 0; i < n; i += 1) {
    const dx = (xRanks[i] ?? mean) - mean;
    const dy = (yRanks[i] ?? mean) - mean;
    product += dx * dy;
    xSquares += dx * dx;
    ySquares += dy * dy;
  }
  return spearmanFromSums(n, { xSquares, ySquares, product });
}
