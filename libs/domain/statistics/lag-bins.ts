import type { ContingencyTable } from './contingency-table.js';
import { tabulateScores } from './tabulate-groups.js';

/** Answers with what happened before each: `ages[i]` are the ages (or distances) of the events of answer i. */
export interface AgedEvents {
  readonly scores: Uint8Array;
  readonly ages: readonly ArrayLike<number>[];
}

/** Events of one stretch of age, `from` included, `to` not: the table of scores against their number. Parts of it can be merged. */
export interface LagBin {
  readonly from: number;
  readonly to: number;
  readonly table: ContingencyTable;
}

/**
 * Events sorted into stretches of age, one table of scores (rows) against the number of events each; answers without events count as 0.
 * Events younger than the first edge or not below the last are in none.
 * @throws RangeError for edges that do not ascend, sides of different length, a missing age, or what is no score
 */
export function lagBins({ scores, ages }: AgedEvents, edges: readonly number[]): LagBin[] {
  if (scores.length !== ages.length)
    throw new RangeError(`Paired values needed: ${scores.length} scores, ${ages.length} of ages.`);
  const ascend = edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? edge));
  if (edges.length < 2 || !ascend) throw new RangeError(`At least two edges, ascending, not ${edges.join(', ')}.`);
  const counts = edges.slice(1).map(() => new Uint32Array(scores.length));
  ages.forEach((of, answer) => {
    for (let event = 0; event < of.length; event += 1) {
      const age = of[event] ?? Number.NaN;
      if (Number.isNaN(age)) throw new RangeError(`Answer ${answer} has an event without an age: leave it out.`);
      const into = counts[binOf(age, edges)];
      if (into) into[answer] = (into[answer] ?? 0) + 1;
    }
  });
  return counts.map((events, bin) => ({
    from: edges[bin] ?? 0,
    to: edges[bin + 1] ?? 0,
    table: tabulateScores(scores, events),
  }));
}

/** Position of the bin, −1 or beyond the last where it is in none. */
function binOf(age: number, edges: readonly number[]): number {
  let bin = -1;
  while (bin + 1 < edges.length && age >= (edges[bin + 1] ?? 0)) bin += 1;
  return bin;
}
