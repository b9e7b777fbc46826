import type { Interval } from './interval.js';
import { studentTwoSidedQuantile } from './student-quantile.js';
import { studentTwoSidedP } from './student.js';

/** An estimate's error that does not assume equal spread, its t test against 0 and 95 % interval. Without t and p where the error is 0. */
export interface RobustTest extends Interval {
  readonly standardError: number;
  readonly df: number;
  readonly t?: number;
  readonly p?: number;
}

/** An estimate of a linear model, and what each row adds to it (weight × residual × its row of (X'WX)⁻¹X'). */
export interface Influences {
  readonly effect: number;
  readonly influence: Float64Array;
  readonly parameters: number;
  readonly cluster?: ArrayLike<number> | undefined;
}

/**
 * Sandwich errors of an estimate: HC1 with t(n − k) (MacKinnon & White 1985), and by cluster CR1 with t(G − 1) (Liang & Zeger 1986;
 * Cameron & Miller 2015, J. Human Resources 50:317). Each is absent where it has no degree of freedom.
 */
export function robustTest({ effect, influence, parameters, cluster }: Influences): {
  readonly hc1?: RobustTest;
  readonly clusterRobust?: RobustTest & { readonly clusters: number };
} {
  const n = influence.length;
  const df = n - parameters;
  if (df < 1) return {};
  const hc1 = testOf(effect, (n / df) * sumOfSquares(influence), df);
  if (!cluster) return { hc1 };
  const sums = new Map<number, number>();
  influence.forEach((value, row) => {
    const id = cluster[row] ?? 0;
    sums.set(id, (sums.get(id) ?? 0) + value);
  });
  const clusters = sums.size;
  if (clusters < 2) return { hc1 };
  const factor = (clusters / (clusters - 1)) * ((n - 1) / df);
  return { hc1, clusterRobust: { clusters, ...testOf(effect, factor * sumOfSquares(sums.values()), clusters - 1) } };
}

function testOf(effect: number, variance: number, df: number): RobustTest {
  const standardError = Math.sqrt(variance);
  const reach = studentTwoSidedQuantile(0.05, df) * standardError;
  const bounds = { standardError, df, low: effect - reach, high: effect + reach };
  if (standardError === 0) return bounds;
  const t = effect / standardError;
  return { ...bounds, t, p: studentTwoSidedP(t, df) };
}

function sumOfSquares(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
