import type { ContingencyTable } from './contingency-table.js';
import type { Interval } from './interval.js';
import { Z95 } from './normal.js';
import { assertTwoSamples, eachTiedGroup } from './two-samples.js';

/**
 * How well a forecast tells those whom it hits from the others: `auc`, the chance that it ranks one of the hit higher (½ is a coin),
 * with errors by DeLong and by Hanley–McNeil, and the 95 % interval by DeLong's, kept within 0..1.
 */
export type AreaUnderCurve =
  | {
      readonly status: 'ok';
      readonly auc: number;
      /** Absent where a side has a single member. */
      readonly deLong?: Interval & { readonly standardError: number };
      readonly hanleyMcNeilStandardError: number;
    }
  | { readonly status: 'no-variation'; readonly reason: string };

/**
 * AUC of a table: row 0 those that were not hit, row 1 those that were, columns the values of the forecast. Ties count ½.
 * Sources: DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44:837; Hanley & McNeil (1982), Radiology 143:29.
 * @throws RangeError for another number of rows
 */
export function areaUnderCurve(table: ContingencyTable, z = Z95): AreaUnderCurve {
  assertTwoSamples(table);
  const [spared = 0, hit = 0] = table.rowTotals;
  if (spared === 0 || hit === 0) {
    return { status: 'no-variation', reason: 'The outcome is the same throughout: there is nothing to tell apart.' };
  }
  let pairs = 0;
  eachTiedGroup(table, (group) => (pairs += group.second * (group.firstBelow + group.first / 2)));
  const auc = pairs / (spared * hit);

  // Placements: the share of the other side that a member stands above (of the hit), or below (of the spared).
  let hitSpread = 0;
  let sparedSpread = 0;
  eachTiedGroup(table, ({ first, second, firstBelow, secondBelow }) => {
    hitSpread += second * ((firstBelow + first / 2) / spared - auc) ** 2;
    sparedSpread += first * ((hit - secondBelow - second / 2) / hit - auc) ** 2;
  });
  const hanleyMcNeilStandardError = hanleyMcNeil(auc, hit, spared);
  if (hit < 2 || spared < 2) return { status: 'ok', auc, hanleyMcNeilStandardError };
  const standardError = Math.sqrt(hitSpread / (hit - 1) / hit + sparedSpread / (spared - 1) / spared);
  const [low, high] = [Math.max(0, auc - z * standardError), Math.min(1, auc + z * standardError)];
  return { status: 'ok', auc, deLong: { standardError, low, high }, hanleyMcNeilStandardError };
}

function hanleyMcNeil(auc: number, hit: number, spared: number): number {
  const squared = auc * auc;
  const [q1, q2] = [auc / (2 - auc), (2 * squared) / (1 + auc)];
  const spread = auc * (1 - auc) + (hit - 1) * (q1 - squared) + (spared - 1) * (q2 - squared);
  return Math.sqrt(Math.max(0, spread) / (hit * spared));
}
