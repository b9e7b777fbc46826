import type { Member } from './member.js';

/** What is known of one unit: by how much its answers changed, and how surely. */
interface UnitChange {
  readonly change: number;
  readonly variance: number;
}

/**
 * By how much units that nobody repaired change of themselves, beyond what chance among answers explains: the variance between units by
 * DerSimonian & Laird (1986, Controlled Clinical Trials 7:177), in squared units of the outcome. A repair of one cell is judged by how
 * much cells that were left alone came to differ (Conley & Taber 2011, Review of Economics and Statistics 93:113).
 * @returns the variance, and of how many units with answers at both times it is
 */
export function spreadOfUnits(untreated: readonly Member[]): { readonly variance: number; readonly units: number } {
  const changes = changesOf(untreated);
  const units = changes.length;
  if (units < 2) return { variance: 0, units };
  const precision = changes.map(({ variance }) => 1 / variance);
  const total = sum(precision);
  const mean = sum(changes.map(({ change }, index) => change * (precision[index] ?? 0))) / total;
  const q = sum(changes.map(({ change }, index) => (precision[index] ?? 0) * (change - mean) ** 2));
  const scale = total - sum(precision.map((value) => value ** 2)) / total;
  return { variance: scale > 0 ? Math.max(0, (q - (units - 1)) / scale) : 0, units };
}

/** The answers of a unit at one time. */
interface Half {
  n: number;
  sum: number;
  squares: number;
}

function changesOf(members: readonly Member[]): UnitChange[] {
  const units = new Map<string, { readonly before: Half; readonly after: Half }>();
  const halfOf = ({ unit, after }: Member): Half => {
    const known = units.get(unit) ?? { before: { n: 0, sum: 0, squares: 0 }, after: { n: 0, sum: 0, squares: 0 } };
    units.set(unit, known);
    return after ? known.after : known.before;
  };
  for (const member of members) {
    const half = halfOf(member);
    half.n += 1;
    half.sum += member.outcome;
  }
  for (const member of members) {
    const half = halfOf(member);
    half.squares += (member.outcome - half.sum / half.n) ** 2;
  }
  const both = [...units.values()].filter(({ before, after }) => before.n > 0 && after.n > 0);
  // Of few answers in a unit a spread of its own would be wild: within units it is taken as one.
  const freedom = sum(both.map(({ before, after }) => before.n + after.n - 2));
  const squares = sum(both.map(({ before, after }) => before.squares + after.squares));
  if (freedom === 0 || squares === 0) return [];
  return both.map(({ before, after }) => ({
    change: after.sum / after.n - before.sum / before.n,
    variance: (squares / freedom) * (1 / before.n + 1 / after.n),
  }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
