import { CONSTANT_SIDE, tooFewPairs } from './rank-reasons.js';
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
  | { readonly status: 'too-few'; readonly n: number; readonly reason: string; readonly coefficient?: number }
  | { readonly status: 'constant'; readonly n: number; readonly reason: string };

/** Sums over the pairs of centred ranks: squares of either side, and products. */
export interface RankSums {
  readonly xSquares: number;
  readonly ySquares: number;
  readonly product: number;
}

/** Pearson's correlation of the ranks, p by Student's t with n − 2 degrees of freedom; as R's cor.test(exact = FALSE). */
export function spearmanFromSums(n: number, { xSquares, ySquares, product }: RankSums): SpearmanResult {
  if (n < 2) return { status: 'too-few', n, reason: tooFewPairs(n) };
  if (xSquares === 0 || ySquares === 0) return { status: 'constant', n, reason: CONSTANT_SIDE };

  const coefficient = Math.max(-1, Math.min(1, product / (Math.sqrt(xSquares) * Math.sqrt(ySquares))));
  if (n < 4) return { status: 'too-few', n, reason: tooFewPairs(n), coefficient };
  const df = n - 2;
  if (Math.abs(coefficient) >= 1 - Number.EPSILON)
    return { status: 'ok', n, coefficient: Math.sign(coefficient), df, p: 0 };
  const t = coefficient * Math.sqrt(df / ((1 - coefficient) * (1 + coefficient)));
  return { status: 'ok', n, coefficient, t, df, p: studentTwoSidedP(t, df) };
}
