import { studentTwoSidedQuantile, type Interval } from '../statistics/index.js';
import { meanOf } from './mean-of.js';
import { varianceOf } from './mean-percent.js';

/** Values by customer. */
export type ByCustomer = ReadonlyMap<string, number>;

export interface ChangeOfMeans extends Interval {
  readonly difference: number;
  readonly standardError: number;
  readonly df: number;
}

/** Of fewer pairs a correlation says next to nothing (of two it is always ±1). */
const FEWEST_PAIRS = 5;

/**
 * The difference of two means, `after` less `before`, of samples that share some customers, with a 95 % interval (Derrick, Toher & White
 * 2017, The Quantitative Methods for Psychology 13:120, unequal variances). With the same customers in both it is the paired t interval,
 * with none in common Welch's. With some but fewer than five in common they count as unlike
 * customers. A little wide for few pairs. `undefined` where a side has
 * fewer than two.
 */
export function changeOfMeans(before: ByCustomer, after: ByCustomer): ChangeOfMeans | undefined {
  const [one, other] = [[...before.values()], [...after.values()]];
  const [first, second] = [meanOf(one), meanOf(other)];
  if (first === undefined || second === undefined || one.length < 2 || other.length < 2) return undefined;
  const pairs = pairsOf(before, after);
  const allAlike = pairs.length === one.length && pairs.length === other.length;
  const counted = allAlike || pairs.length >= FEWEST_PAIRS ? pairs : [];

  const [a, b] = [varianceOf(one) / one.length, varianceOf(other) / other.length];
  const covered = (2 * counted.length * correlationOf(counted)) / Math.sqrt(one.length * other.length);
  const standardError = Math.sqrt(Math.max(0, a + b - covered * Math.sqrt(a * b)));
  const df = degreesOfFreedom(counted.length, { size: one.length, error: a }, { size: other.length, error: b });
  const difference = second - first;
  const reach = standardError === 0 ? 0 : studentTwoSidedQuantile(0.05, df) * standardError;
  return { difference, standardError, df, low: difference - reach, high: difference + reach };
}

/** Values of the customers that are in both, before and after. */
export function pairsOf(before: ByCustomer, after: ByCustomer): readonly (readonly [number, number])[] {
  return [...before].flatMap(([customer, value]) => {
    const later = after.get(customer);
    return later === undefined ? [] : [[value, later] as const];
  });
}

interface Side {
  readonly size: number;
  /** Squared error of the mean. */
  readonly error: number;
}

/** Between those of the pairs alone and those of Welch, by how many customers are in one wave only. */
function degreesOfFreedom(pairs: number, one: Side, other: Side): number {
  const alone = one.size + other.size - 2 * pairs;
  const spread = one.error ** 2 / (one.size - 1) + other.error ** 2 / (other.size - 1);
  const welch = spread === 0 ? one.size + other.size - 2 : (one.error + other.error) ** 2 / spread;
  return pairs - 1 + ((welch - pairs + 1) / (alone + 2 * pairs)) * alone;
}

/** Pearson's; 0 where one side does not vary. */
function correlationOf(pairs: readonly (readonly [number, number])[]): number {
  const [x, y] = [meanOf(pairs.map(([value]) => value)) ?? 0, meanOf(pairs.map(([, value]) => value)) ?? 0];
  const together = pairs.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0);
  const apart = Math.sqrt(
    pairs.reduce((sum, [one]) => sum + (one - x) ** 2, 0) * pairs.reduce((sum, [, other]) => sum + (other - y) ** 2, 0),
  );
  return apart === 0 ? 0 : together / apart;
}
