import type { CauseTaxonomy } from './cause.js';
import { causeOf } from './cause.js';

export interface ParetoRow {
  readonly key: string;
  readonly cases: number;
  /** Of the cases with an agreed cause, 0–1; `cumulative` includes all rows above. */
  readonly share: number;
  readonly cumulative: number;
}

export interface Pareto {
  /** The most cases first. */
  readonly rows: readonly ParetoRow[];
  readonly cases: number;
  /** Cases whose cause nobody has agreed on yet: in no share. */
  readonly notAgreed: number;
  /** Of the agreed ones, those that we could not have prevented. */
  readonly outsideControl: number;
}

/**
 * How agreed causes add up by cause, area or team.
 * @param causes the agreed cause of each case, by code; one that the taxonomy has no longer counts under its own code
 */
export function causePareto(
  causes: readonly (string | undefined)[],
  by: 'cause' | 'area' | 'team',
  taxonomy: CauseTaxonomy,
): Pareto {
  const agreed = causes.flatMap((code) => (code === undefined ? [] : [code]));
  const counts = new Map<string, number>();
  for (const key of agreed.map((code) => keyOf(code, by, taxonomy))) counts.set(key, (counts.get(key) ?? 0) + 1);
  let sum = 0;
  const rows = [...counts]
    .sort(([one, most], [other, more]) => more - most || (one < other ? -1 : 1))
    .map(([key, cases]) => {
      sum += cases;
      return { key, cases, share: cases / agreed.length, cumulative: sum / agreed.length };
    });
  const outsideControl = agreed.filter((code) => causeOf(code, taxonomy)?.cause.outsideControl === true).length;
  return { rows, cases: causes.length, notAgreed: causes.length - agreed.length, outsideControl };
}

function keyOf(code: string, by: 'cause' | 'area' | 'team', taxonomy: CauseTaxonomy): string {
  const found = causeOf(code, taxonomy);
  if (by === 'cause' || found === undefined) return code;
  return by === 'area' ? found.group.area : found.cause.team;
}
