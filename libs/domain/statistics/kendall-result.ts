import { normalTwoSidedP } from './normal.js';
import { CONSTANT_SIDE, tooFewPairs } from './rank-reasons.js';

/**
 * Kendall's tau-b and its test. `constant`: one side has a single value, so no order exists; `too-few`: below four pairs
 * the coefficient is told (if defined) but not tested.
 */
export type KendallResult =
  | {
      readonly status: 'ok';
      readonly n: number;
      readonly coefficient: number;
      readonly concordant: number;
      readonly discordant: number;
      readonly z: number;
      readonly p: number;
    }
  | {
      readonly status: 'too-few';
      readonly n: number;
      readonly reason: string;
      readonly coefficient?: number;
      readonly concordant?: number;
      readonly discordant?: number;
    }
  | { readonly status: 'constant'; readonly n: number; readonly reason: string };

/** What tau-b needs to know of the pairs: the orders counted, and the sizes of the tied groups on each side. */
export interface PairCounts {
  readonly n: number;
  readonly concordant: number;
  readonly discordant: number;
  readonly xTies: ArrayLike<number>;
  readonly yTies: ArrayLike<number>;
}

/**
 * tau-b = S/√((n₀−n₁)(n₀−n₂)) with the normal test of S, variance corrected for ties, no continuity correction.
 * Source: Kendall (1970) Rank Correlation Methods, ch. 3–4; as R's cor.test(exact = FALSE, continuity = FALSE).
 */
export function kendallFromCounts(counts: PairCounts): KendallResult {
  const { n, concordant, discordant } = counts;
  if (n < 2) return { status: 'too-few', n, reason: tooFewPairs(n) };
  const x = tieSums(counts.xTies);
  const y = tieSums(counts.yTies);
  const pairs = (n * (n - 1)) / 2;
  const orderedByX = pairs - x.two / 2;
  const orderedByY = pairs - y.two / 2;
  if (orderedByX === 0 || orderedByY === 0) return { status: 'constant', n, reason: CONSTANT_SIDE };

  const s = concordant - discordant;
  const coefficient = Math.max(-1, Math.min(1, s / (Math.sqrt(orderedByX) * Math.sqrt(orderedByY))));
  if (n < 4) return { status: 'too-few', n, reason: tooFewPairs(n), coefficient, concordant, discordant };

  const variance =
    (n * (n - 1) * (2 * n + 5) - x.weighted - y.weighted) / 18 +
    (x.two * y.two) / (2 * n * (n - 1)) +
    (x.three * y.three) / (9 * n * (n - 1) * (n - 2));
  const z = s / Math.sqrt(variance);
  return { status: 'ok', n, coefficient, concordant, discordant, z, p: normalTwoSidedP(z) };
}

function tieSums(groups: ArrayLike<number>): { two: number; three: number; weighted: number } {
  const sums = { two: 0, three: 0, weighted: 0 };
  for (let group = 0; group < groups.length; group += 1) {
    const t = groups[group] ?? 0;
    sums.two += t * (t - 1);
    sums.three += t * (t - 1) * (t - 2);
    sums.weighted += t * (t - 1) * (2 * t + 5);
  }
  return sums;
}
