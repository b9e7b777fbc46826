import { withInterval, type Interval } from '../statistics/index.js';
import type { DriverModel } from './driver-model.js';
import { expectedAnswer } from './expected-answer.js';

/** Customers who never answered, as columns: position i of each is the same customer. */
export interface SilentCustomers {
  /** Names of the groups to tell of, and the number of each customer's. */
  readonly groups: readonly string[];
  readonly groupOf: ArrayLike<number>;
  /** Exposures per KPI of the model (a decay summed by age); `NaN` is not known. */
  readonly exposures: Readonly<Record<string, ArrayLike<number>>>;
  /** Level per control. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  /** Groups of fewer customers are suppressed: a small group's figure is a person's. */
  readonly minimumGroup: number;
}

export type SilentGroup =
  | {
      readonly kind: 'expected';
      readonly group: string;
      readonly n: number;
      /** NPS expected, were they to answer like those alike who did, with a 95 % interval of that mean. */
      readonly nps: number;
      readonly interval: Interval;
      /** Mean chance of a score up to 6, 0–1, and how many that makes. */
      readonly detractorShare: number;
      readonly detractors: number;
      /** Customers left out because an exposure is not known or a level is strange to the model. */
      readonly unknown: number;
    }
  | { readonly kind: 'suppressed'; readonly group: string; readonly reason: string };

/**
 * What would be expected of customers who never answered, by group. It assumes that they feel as those alike who answered do;
 * `model.calibration` tells how well the model meets the latter.
 * @throws RangeError for a KPI or control of the model that is not given
 */
export function silentNps(model: DriverModel, customers: SilentCustomers): readonly SilentGroup[] {
  const { groups, groupOf, minimumGroup } = customers;
  const exposures = model.kpis.map(({ kpi }) => column(customers.exposures, kpi));
  const levelsOf = levelReader(model, customers);
  const size = model.thresholds.length + model.kpis.length + model.levels.length;
  const sums = groups.map(() => ({ n: 0, nps: 0, detractors: 0, unknown: 0, gradient: new Float64Array(size) }));
  for (let i = 0; i < groupOf.length; i += 1) {
    const sum = sums[groupOf[i] ?? -1];
    if (!sum) continue;
    const own = exposures.map((values) => values[i] ?? Number.NaN);
    const levels = levelsOf(i);
    if (!levels || !own.every((value) => Number.isFinite(value) && value >= 0)) {
      sum.unknown += 1;
      continue;
    }
    const { nps, detractor, gradient } = expectedAnswer(model, own, levels);
    sum.n += 1;
    sum.nps += nps;
    sum.detractors += detractor;
    gradient.forEach((slope, at) => (sum.gradient[at] = (sum.gradient[at] ?? 0) + slope));
  }
  const covariance = { size, values: Float64Array.from(model.covariance) };
  return groups.map((group, g): SilentGroup => {
    const sum = sums[g];
    if (!sum || sum.n < Math.max(1, minimumGroup))
      return { kind: 'suppressed', group, reason: `Fewer than ${minimumGroup} customers: too few to tell of.` };
    const { n, detractors, unknown } = sum;
    const {
      pointsLost: nps,
      low,
      high,
    } = withInterval(
      sum.nps / n,
      sum.gradient.map((slope) => slope / n),
      covariance,
    );
    const interval = { low: Math.max(-100, low), high: Math.min(100, high) };
    return { kind: 'expected', group, n, nps, interval, detractorShare: detractors / n, detractors, unknown };
  });
}

function column<T>(columns: Readonly<Record<string, T>>, name: string): T {
  const found = columns[name];
  if (found === undefined) throw new RangeError(`The model knows ${name}: give it for the customers, too.`);
  return found;
}

/** Positions of a customer's levels in the model; `undefined` for a level that the model never saw. */
function levelReader(model: DriverModel, customers: SilentCustomers): (i: number) => number[] | undefined {
  const controls = Object.entries(model.controls).map(([control, known]) => ({
    own: column(customers.controls, control),
    known: new Set(known),
    positions: new Map(
      model.levels.flatMap(({ control: of, level }, at) => (of === control ? [[level, at] as const] : [])),
    ),
  }));
  return (i) => {
    const levels: number[] = [];
    for (const { own, known, positions } of controls) {
      const level = own[i] ?? '';
      if (!known.has(level)) return undefined;
      const at = positions.get(level);
      if (at !== undefined) levels.push(at);
    }
    return levels;
  };
}
