import { assertFlag, readPanel, type PanelColumns } from './panel-rows.js';
import { robustErrors, type RobustErrors } from './robust-errors.js';

/** A row per answer: what was measured, whether the customer was treated (1/0), whether it was after the repair (1/0). */
export interface RepairPanel extends PanelColumns {
  readonly post: ArrayLike<number>;
}

export interface CellMeans {
  readonly controlBefore: number;
  readonly controlAfter: number;
  readonly treatedBefore: number;
  readonly treatedAfter: number;
}

/** What the treated gained over the untreated, in the unit of the outcome (−100, 0, +100 gives points of NPS). */
export type DifferenceInDifferences =
  | (RobustErrors & {
      readonly status: 'ok';
      /** Answers with weight. */
      readonly n: number;
      readonly means: CellMeans;
      readonly effect: number;
    })
  | { readonly status: 'empty-group'; readonly group: keyof CellMeans; readonly reason: string };

const GROUPS = [
  'controlBefore',
  'controlAfter',
  'treatedBefore',
  'treatedAfter',
] as const satisfies (keyof CellMeans)[];
const SIGNS = [1, -1, -1, 1];

/**
 * (treated after − treated before) − (control after − control before), which is the interaction of a saturated 2 × 2 linear model
 * (Angrist & Pischke 2009, Mostly Harmless Econometrics, 5.2), with robust errors. Answers of weight 0 are left out.
 * @throws RangeError for columns of different length, a number that is not finite, a flag other than 0 or 1, or a weight below 0
 */
export function differenceInDifferences(panel: RepairPanel): DifferenceInDifferences {
  for (let row = 0; row < panel.post.length; row += 1) assertFlag('post', panel.post[row], row);
  const { outcome, treated, moment, weights, cluster } = readPanel(panel, 'post', panel.post);
  const groups = treated.map((side, row) => 2 * side + (moment[row] ?? 0));
  const { totals, means } = groupMeans(groups, outcome, weights);
  const empty = GROUPS.find((_, group) => totals[group] === 0);
  if (empty) return { status: 'empty-group', group: empty, reason: `Nobody with weight is in the group "${empty}".` };

  // What each row adds to the estimate; the errors are the spread of these.
  const influence = Float64Array.from(groups, (group, row) => {
    const residual = (outcome[row] ?? 0) - (means[group] ?? 0);
    return ((SIGNS[group] ?? 0) * (weights[row] ?? 0) * residual) / (totals[group] ?? 1);
  });
  const effect = means.reduce((sum, mean, group) => sum + (SIGNS[group] ?? 0) * mean, 0);
  const [controlBefore = 0, controlAfter = 0, treatedBefore = 0, treatedAfter = 0] = means;
  return {
    status: 'ok',
    n: groups.length,
    means: { controlBefore, controlAfter, treatedBefore, treatedAfter },
    effect,
    ...robustErrors({ effect, influence, parameters: 4, treated, cluster }),
  };
}

/** Weight and mean of each group; deviations from a group's first row are summed, so that equal values have exactly their mean. */
function groupMeans(groups: Uint8Array, outcome: Float64Array, weights: Float64Array) {
  const origin = GROUPS.map((_, group) => outcome[groups.indexOf(group)] ?? 0);
  const totals = new Float64Array(4);
  const sums = new Float64Array(4);
  groups.forEach((group, row) => {
    const weight = weights[row] ?? 0;
    totals[group] = (totals[group] ?? 0) + weight;
    sums[group] = (sums[group] ?? 0) + weight * ((outcome[row] ?? 0) - (origin[group] ?? 0));
  });
  const means = sums.map((sum, group) => (origin[group] ?? 0) + sum / (totals[group] || 1));
  return { totals, means };
}
