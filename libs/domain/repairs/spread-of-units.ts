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

function changesOf(members: readonly Member[]): UnitChange[] {
  const units = new Map<string, { before: Member[]; after: Member[] }>();
  for (const member of members) {
    const unit = units.get(member.unit) ?? { before: [], after: [] };
    units.set(member.unit, unit);
    unit[member.after ? 'after' : 'before'].push(member);
  }
  const both = [...units.values()].filter(({ before, after }) => before.length > 0 && after.length > 0);
  const parts = both.map(({ before, after }) => ({ before: meanOf(before), after: meanOf(after) }));
  // Of few answers in a unit a spread of its own would be wild: within units it is taken as one.
  const halves = parts.flatMap(({ before, after }) => [before, after]);
  const freedom = sum(halves.map(({ n }) => n - 1));
  const within = freedom > 0 ? sum(halves.map(({ squares }) => squares)) / freedom : 0;
  if (within === 0) return [];
  return parts.map(({ before, after }) => ({
    change: after.mean - before.mean,
    variance: within * (1 / before.n + 1 / after.n),
  }));
}

function meanOf(members: readonly Member[]) {
  const n = members.length;
  const mean = sum(members.map(({ outcome }) => outcome)) / n;
  return { n, mean, squares: sum(members.map(({ outcome }) => (outcome - mean) ** 2)) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
