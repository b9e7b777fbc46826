import { assertWeight } from './effective-size.js';
import { robustTest, type RobustTest } from './robust-test.js';

/** A row per answer: what was measured, whether the customer was treated (1/0), whether it was after the repair (1/0). */
export interface RepairPanel {
  readonly outcome: ArrayLike<number>;
  readonly treated: ArrayLike<number>;
  readonly post: ArrayLike<number>;
  /** Number of what the treatment was decided for, such as the cell: answers within one are alike. */
  readonly cluster?: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
}

export interface CellMeans {
  readonly controlBefore: number;
  readonly controlAfter: number;
  readonly treatedBefore: number;
  readonly treatedAfter: number;
}

/** What the treated gained over the untreated, in the unit of the outcome (−100, 0, +100 gives points of NPS). */
export type DifferenceInDifferences =
  | {
      readonly status: 'ok';
      readonly n: number;
      readonly means: CellMeans;
      readonly effect: number;
      /** Answers taken as independent. Absent below five answers. */
      readonly hc1?: RobustTest;
      /** Answers of a cluster may be alike: the one to show. Absent without clusters, or with one alone. */
      readonly clusterRobust?: RobustTest & { readonly clusters: number };
    }
  | { readonly status: 'empty-group'; readonly group: keyof CellMeans; readonly reason: string };

const GROUPS = [
  'controlBefore',
  'controlAfter',
  'treatedBefore',
  'treatedAfter',
] as const satisfies (keyof CellMeans)[];
const SIGNS = [1, -1, -1, 1];

/**
 * (treated after − treated before) − (control after − control before), which is the interaction of a saturated 2 × 2 linear model.
 * Errors: HC1 (MacKinnon & White 1985, J. Econometrics 29:305) with t(n − 4), cluster CR1 (Liang & Zeger 1986, Biometrika 73:13;
 * factor G/(G−1)·(n−1)/(n−4)) with t(G − 1).
 * @throws RangeError for columns of different length, an outcome that is not finite, a flag other than 0 or 1, or a weight below 0
 */
export function differenceInDifferences(panel: RepairPanel): DifferenceInDifferences {
  const { groups, weights } = readPanel(panel);
  const n = groups.length;
  const sums = new Float64Array(4);
  const totals = new Float64Array(4);
  groups.forEach((group, row) => {
    const weight = weights[row] ?? 0;
    totals[group] = (totals[group] ?? 0) + weight;
    sums[group] = (sums[group] ?? 0) + weight * (panel.outcome[row] ?? 0);
  });
  const means = sums.map((sum, group) => sum / (totals[group] ?? 0));
  const empty = GROUPS.find((_, group) => totals[group] === 0);
  if (empty) return { status: 'empty-group', group: empty, reason: `Nobody with weight is in the group "${empty}".` };

  // What each row adds to the estimate; the errors are the spread of these.
  const influence = Float64Array.from(groups, (group, row) => {
    const residual = (panel.outcome[row] ?? 0) - (means[group] ?? 0);
    return ((SIGNS[group] ?? 0) * (weights[row] ?? 0) * residual) / (totals[group] ?? 1);
  });
  const effect = means.reduce((sum, mean, group) => sum + (SIGNS[group] ?? 0) * mean, 0);
  const { hc1, clusterRobust } = robustTest({ effect, influence, parameters: 4, cluster: panel.cluster });
  const [controlBefore = 0, controlAfter = 0, treatedBefore = 0, treatedAfter = 0] = means;
  return {
    status: 'ok',
    n,
    means: { controlBefore, controlAfter, treatedBefore, treatedAfter },
    effect,
    ...(hc1 && { hc1 }),
    ...(clusterRobust && { clusterRobust }),
  };
}

function readPanel({ outcome, treated, post, cluster, weights }: RepairPanel): {
  groups: Uint8Array;
  weights: Float64Array;
} {
  const n = outcome.length;
  for (const [name, column] of Object.entries({ treated, post, cluster, weights })) {
    if (column && column.length !== n) throw new RangeError(`${n} outcomes, but ${column.length} of ${name}.`);
  }
  const groups = Uint8Array.from({ length: n }, (_, row) => {
    const value = outcome[row] ?? Number.NaN;
    if (!Number.isFinite(value)) throw new RangeError(`Outcome ${row} is a finite number, not ${value}.`);
    return 2 * flag('treated', treated[row], row) + flag('post', post[row], row);
  });
  if (weights) for (let row = 0; row < n; row += 1) assertWeight(weights[row] ?? 0);
  return { groups, weights: weights ? Float64Array.from(weights) : new Float64Array(n).fill(1) };
}

function flag(name: string, value: number | undefined, row: number): 0 | 1 {
  if (value !== 0 && value !== 1) throw new RangeError(`${name} ${row} is 0 or 1, not ${value}.`);
  return value;
}
