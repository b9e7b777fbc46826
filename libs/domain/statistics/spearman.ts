import { ranks } from './ranks.js';
import { studentTwoSidedP } from './student.js';

/** Spearman's rank correlation and its test; without `t` where |coefficient| = 1. Statuses as for Kendall's tau. */
export type SpearmanResult =
  | {
      readonly status: 'ok';
      readonly n: number;
      readonly coefficient: number;
      readonly t?: number;
      readonly df: number;
      readonly p: number;
    }
  | { readonly status: 'too-few'; readonly n: number; readonly coefficient?: number }
  | { readonly status: 'constant'; readonly n: number };

/**
 * Spearman's correlation: Pearson's of the mean ranks, p by Student's t with n − 2 degrees of freedom.
 * @throws RangeError for sides of different length or a value that is not a number
 */
export function spearman(x: readonly number[], y: readonly number[]): SpearmanResult {
  if (x.length !== y.length) throw new RangeError(`Paired values needed: ${x.length} of x, ${y.length} of y.`);
  if (x.some(Number.isNaN) || y.some(Number.isNaN)) throw new RangeError('A missing value has no rank: leave it out.');
  const n = x.length;
  if (n < 2) return { status: 'too-few', n };
  const xRanks = ranks(x);
  const yRanks = ranks(y);
  const mean = (n + 1) / 2;
  let product = 0;
  let xSquares = 0;
  let ySquares = 0;
  xRanks.forEach((rank, index) => {
    const dx = rank - mean;
    const dy = (yRanks[index] ?? mean) - mean;
    product += dx * dy;
    xSquares += dx * dx;
    ySquares += dy * dy;
  });
  if (xSquares === 0 || ySquares === 0) return { status: 'constant', n };

  const coefficient = Math.max(-1, Math.min(1, product / Math.sqrt(xSquares * ySquares)));
  if (n < 4) return { status: 'too-few', n, coefficient };
  const df = n - 2;
  if (Math.abs(coefficient) === 1) return { status: 'ok', n, coefficient, df, p: 0 };
  const t = coefficient * Math.sqrt(df / ((1 - coefficient) * (1 + coefficient)));
  return { status: 'ok', n, coefficient, t, df, p: studentTwoSidedP(t, df) };
}
