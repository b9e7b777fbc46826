import { readPanel, type PanelColumns, type PanelRows } from './panel-rows.js';
import { robustErrors, type RobustErrors } from './robust-errors.js';

/** Answers from before the repair alone, with the period of each (a week or month number, ascending in time). */
export interface TrendPanel extends PanelColumns {
  readonly period: ArrayLike<number>;
}

/** Whether treated and untreated went the same way before the repair. */
export type ParallelTrend =
  | (RobustErrors & {
      readonly status: 'ok';
      readonly n: number;
      /** Change per period, in the unit of the outcome. */
      readonly treatedSlope: number;
      readonly controlSlope: number;
      /** treated − control; an interval that holds 0 does not show that trends are parallel, only that no difference is seen. */
      readonly effect: number;
    })
  | { readonly status: 'too-few-periods'; readonly group: 'treated' | 'control'; readonly reason: string };

/**
 * The difference of the two linear trends before the repair: the interaction of treatment and period in a linear model with a line of its
 * own for either side, with robust errors (Angrist & Pischke 2009, 5.2). A difference in differences rests on its being 0.
 * @throws RangeError for columns of different length, a number that is not finite, a flag other than 0 or 1, or a weight below 0
 */
export function parallelTrend(panel: TrendPanel): ParallelTrend {
  const rows = readPanel(panel, 'period', panel.period);
  const [control, treated] = [lineOf(rows, 0), lineOf(rows, 1)];
  if (!control) return tooFewPeriods('control');
  if (!treated) return tooFewPeriods('treated');
  const influence = rows.outcome.map((value, row) => {
    const [line, sign] = rows.treated[row] === 1 ? [treated, 1] : [control, -1];
    const period = (rows.moment[row] ?? 0) - line.meanPeriod;
    const residual = value - line.meanOutcome - line.slope * period;
    return (sign * (rows.weights[row] ?? 0) * period * residual) / line.squares;
  });
  const effect = treated.slope - control.slope;
  return {
    status: 'ok',
    n: rows.outcome.length,
    treatedSlope: treated.slope,
    controlSlope: control.slope,
    effect,
    ...robustErrors({ effect, influence, parameters: 4, treated: rows.treated, cluster: rows.cluster }),
  };
}

interface Line {
  readonly meanPeriod: number;
  readonly meanOutcome: number;
  readonly squares: number;
  readonly slope: number;
}

/** The least-squares line of one side; `undefined` where it has not two periods. */
function lineOf({ outcome, treated, moment, weights }: PanelRows, side: 0 | 1): Line | undefined {
  const weightOf = weights.map((weight, row) => (treated[row] === side ? weight : 0));
  const total = weightOf.reduce((sum, weight) => sum + weight, 0);
  const first = treated.indexOf(side);
  const [origin, start] = [outcome[first] ?? 0, moment[first] ?? 0];
  const mean = (column: Float64Array, from: number) =>
    from + column.reduce((sum, value, row) => sum + (weightOf[row] ?? 0) * (value - from), 0) / total;
  const [meanPeriod, meanOutcome] = [mean(moment, start), mean(outcome, origin)];
  let [squares, products] = [0, 0];
  weightOf.forEach((weight, row) => {
    const period = (moment[row] ?? 0) - meanPeriod;
    squares += weight * period * period;
    products += weight * period * ((outcome[row] ?? 0) - meanOutcome);
  });
  return squares > 0 ? { meanPeriod, meanOutcome, squares, slope: products / squares } : undefined;
}

function tooFewPeriods(group: 'treated' | 'control'): ParallelTrend {
  const reason = `A trend needs two periods: the ${group} have answers in fewer before the repair.`;
  return { status: 'too-few-periods', group, reason };
}
