import {
  differenceInDifferences,
  studentTwoSidedP,
  studentTwoSidedQuantile,
  type DifferenceInDifferences,
} from '../statistics/index.js';
import type { Member, Weighed } from './member.js';
import { spreadOfUnits } from './spread-of-units.js';

/** By what the error of a difference is told: see `compareGroups`. */
export type ErrorBasis = 'units' | 'customersAndUnits' | 'customers';

/** One figure of each of the four groups. */
export interface FourGroups {
  readonly treatedBefore: number;
  readonly treatedAfter: number;
  readonly untreatedBefore: number;
  readonly untreatedAfter: number;
}

/** How much more the treated changed than the untreated, in the unit of the outcome. */
export interface Comparison {
  readonly means: FourGroups;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Absent where nothing varies. */
  readonly p?: number;
  readonly basis: ErrorBasis;
  readonly units: { readonly treated: number; readonly untreated: number };
  readonly customers: number;
}

/** Fewer clusters than this on either side, and errors by cluster are too small (Cameron & Miller 2015, J. Human Resources 50:317). */
const MANY_UNITS = 10;
/** Of fewer untreated units no spread can be told. */
export const FEWEST_UNITS = 5;

/**
 * Difference in differences with an error that allows for what the repair was decided for. A cell has good and bad weeks which all its
 * customers share; taken customer by customer, a lucky cell would pass for a mended one.
 * - `units`: where at least ten units were repaired and ten not, errors are clustered by unit, with t of the lesser number less one.
 * - `customersAndUnits`: with fewer repaired, as is usual, clustering by unit is far too sure (with one unit it has no error at all). Then the
 *   error is that by customer, plus how much the units that nobody repaired came to differ from each other, with t of their number less one.
 * - `customers`: with fewer than five units left alone, such as regions or journey areas, only chance among customers is told.
 * @param pool all who could have been matched: how units that nobody repaired differ is told by all of them, for the matched may be few
 * @returns undefined where a group is empty, or too small for an error
 */
export function compareGroups(members: readonly Weighed[], pool: readonly Member[]): Comparison | undefined {
  const treated = members.filter((member) => member.treated);
  const untreated = members.filter((member) => !member.treated);
  const units = { treated: countOf(treated, 'unit'), untreated: countOf(untreated, 'unit') };
  const fewest = Math.min(units.treated, units.untreated);
  const byCustomer = differenceBy('customerId', members);
  if (byCustomer.status !== 'ok' || !byCustomer.clusterRobust) return undefined;
  const { effect: difference, clusterRobust } = byCustomer;
  const {
    controlBefore: untreatedBefore,
    controlAfter: untreatedAfter,
    treatedBefore,
    treatedAfter,
  } = byCustomer.means;
  const means = { treatedBefore, treatedAfter, untreatedBefore, untreatedAfter };
  const told = { means, difference, units, customers: clusterRobust.clusters };
  if (fewest >= MANY_UNITS) {
    const byUnit = differenceBy('unit', members);
    if (byUnit.status !== 'ok' || !byUnit.clusterRobust) return undefined;
    return { ...told, basis: 'units', ...testOf(difference, byUnit.clusterRobust.standardError, fewest - 1) };
  }
  const spread = spreadOfUnits(pool.filter((member) => !member.treated));
  if (spread.units >= FEWEST_UNITS) {
    const between = spread.variance * (concentration(treated) + concentration(untreated));
    const error = Math.sqrt(clusterRobust.standardError ** 2 + between);
    return { ...told, basis: 'customersAndUnits', ...testOf(difference, error, spread.units - 1) };
  }
  const { low, high, p } = clusterRobust;
  return { ...told, basis: 'customers', low, high, ...(p !== undefined && { p }) };
}

function differenceBy(cluster: 'unit' | 'customerId', members: readonly Weighed[]): DifferenceInDifferences {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  };
  return differenceInDifferences({
    outcome: members.map(({ outcome }) => outcome),
    treated: members.map((member) => Number(member.treated)),
    post: members.map(({ after }) => Number(after)),
    weights: members.map(({ weight }) => weight),
    cluster: members.map((member) => numberOf(member[cluster])),
  });
}

/** Σ share², of how a side's answers lie among its units: 1 for a single unit, 1/k for k of a size. */
function concentration(side: readonly Weighed[]): number {
  const total = side.reduce((sum, { weight }) => sum + weight, 0);
  const byUnit = new Map<string, number>();
  for (const { unit, weight } of side) byUnit.set(unit, (byUnit.get(unit) ?? 0) + weight);
  return [...byUnit.values()].reduce((sum, weight) => sum + (weight / total) ** 2, 0);
}

function testOf(difference: number, error: number, df: number): Pick<Comparison, 'low' | 'high' | 'p'> {
  const reach = studentTwoSidedQuantile(0.05, df) * error;
  const bounds = { low: difference - reach, high: difference + reach };
  return error === 0 ? bounds : { ...bounds, p: studentTwoSidedP(difference / error, df) };
}

function countOf(members: readonly Weighed[], by: 'unit' | 'customerId'): number {
  return new Set(members.map((member) => member[by])).size;
}
