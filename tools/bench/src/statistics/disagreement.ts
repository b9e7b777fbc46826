import type { TaskDone } from './party-words.js';

/** How near each named value of a task must be: `absolute`, or as a share of the greater of the two. */
export type Nearness = Readonly<Record<string, { readonly absolute: number } | { readonly relative: number }>>;

type Values = TaskDone['values'];

/** Where two parties tell different things, in words; `undefined` where they agree on everything that `nearness` names. */
export function disagreement(ours: Values, theirs: Values, nearness: Nearness): string | undefined {
  for (const [name, bound] of Object.entries(nearness)) {
    const [own, other] = [ours[name], theirs[name]];
    if (own === undefined || other === undefined || own.length === 0 || own.length !== other.length)
      return `${own?.length ?? 'no'} values of ${name} against ${other?.length ?? 'no'}`;
    const allowed = (a: number, b: number): number =>
      'absolute' in bound ? bound.absolute : bound.relative * Math.max(Math.abs(a), Math.abs(b));
    for (const [index, value] of own.entries()) {
      const peer = other[index] ?? Number.NaN;
      const apart = Math.abs(value - peer);
      // Turned round, so that what is not a number is no agreement.
      if (!(apart <= allowed(value, peer)))
        return `${name} ${index + 1} of ${own.length}: ${value} against ${peer}, ${apart.toPrecision(2)} apart where ${allowed(value, peer).toPrecision(2)} is allowed`;
    }
  }
  return undefined;
}
