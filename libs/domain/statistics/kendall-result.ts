import { normalTwoSidedP } from './normal.js';

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
      readonly coefficient?: number;
      readonly concordant?: number;
      readonly discordant?: number;
    }
  | { readonly status: 'constant'; readonly n: number };

/** What tau-b needs to know of the pairs: the orders counted, and the sizes of the tied groups on each side. */
export interface PairCounts {
  readonly n: number;
  readonly concordant: number;
  readonly discordant: number;
  readonly xTies: Iterable<number>;
  readonly yTies: Iterable<number>;
}

/**
 * tau-b = S/√((n₀−n₁)(n₀−n₂)) with the normal test of S, variance corrected for ties, no continuity correction.
 * Source: Kendall (1970) Rank Correlation Methods, ch. 3–4; as R's cor.test(exact = FALSE, continuity = FALSE).
 */
export function kendallFromCounts(counts: PairCounts): KendallResult {
  const { n, concordant, discordant } = counts;
  if (n < 2) return { status: 'too-few', n };
  const x = tieSums(counts.xTies);
  const y = tieSums(counts.yTies);
  const pairs = (n * (n - 1)) / 2;
  const orderedByX = pairs - x.two / 2;
  const orderedByY = pairs - y.two / 2;
  if (orderedByX === 0 || orderedByY === 0) return { status: 'constant', n };

  const s = concordant - discordant;
  const coefficient = Math.max(-1, Math.min(1, s / (Math.sqrt(orderedByX) * Math.sqrt(orderedByY))));
  if (n < 4) return { status: 'too-few', n, coefficient, concordant, discordant };

  const variance =
    (n * (n - 1) * (2 * n + 5) - x.weighted - y.weighted) / 18 +
    (x.two * y.two) / (2 * n * (n - 1)) +
    (x.three * y.three) / (9 * n * (n - 1) * (n - 2));
  const z = s / Math.sqrt(variance);
  return { status: 'ok', n, coefficient, concordant, discordant, z, p: normalTwoSidedP(z) };
}

function tieSums(groups: Iterable<number>): { two: number; three: number; weighted: number } {
  const sums = { two: 0, three: 0, weighted: 0 };
  for (const t of groups) {
    sums.two += t * (t - 1);
    sums.three += t * (t - 1) * (t - 2);
    sums.weighted += t * (t - 1) * (2 * t + 5);
  }
  return sums;
}
