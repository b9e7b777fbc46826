import { changeVerdict, type ChangeVerdict } from '../nps/index.js';
import { indexContributions, type IndexContributions, type ReadWave } from './index-contributions.js';
import { changeOfMeans, type ByCustomer, type ChangeOfMeans } from './overlapping-means.js';
import type { WaveIndex } from './wave-index.js';

/** The change of the integrated index from one wave to another, in percent points, and what made it. */
export type IndexChange =
  | (ChangeOfMeans & {
      readonly verdict: ChangeVerdict;
      readonly from: string;
      readonly to: string;
      /** Those of both waves alone: who came and left moves the index, too. Absent where fewer than two are in both. */
      readonly sameCustomers?: ChangeOfMeans & { readonly n: number; readonly verdict: ChangeVerdict };
      readonly contributions: IndexContributions;
    })
  | {
      readonly verdict: 'tooFew';
      readonly from: string;
      readonly to: string;
      /** Where both waves have an index, however few their customers. */
      readonly difference?: number;
      readonly contributions?: IndexContributions;
    };

/** How the index changed from wave to wave: one entry for each wave but the first, in the order given. */
export function indexDynamics(waves: readonly WaveIndex[]): readonly IndexChange[] {
  return waves.slice(1).flatMap((wave, index) => {
    const before = waves[index];
    return before ? [indexChange(before, wave)] : [];
  });
}

/** The change between two waves. Too few: a wave has no index, or a single customer, of whom no interval can be told. */
export function indexChange(before: WaveIndex, after: WaveIndex): IndexChange {
  const names = { from: before.waveId, to: after.waveId };
  if (before.kind !== 'index' || after.kind !== 'index') return { verdict: 'tooFew', ...names };
  const [earlier, later] = [indexesOf(before), indexesOf(after)];
  const contributions = indexContributions(before, after);
  const change = changeOfMeans(earlier, later);
  if (!change) return { verdict: 'tooFew', ...names, difference: after.percent - before.percent, contributions };
  const same = changeOfMeans(only(earlier, later), only(later, earlier));
  return {
    verdict: changeVerdict(change),
    ...names,
    ...change,
    ...(same && { sameCustomers: { n: contributions.customers, verdict: changeVerdict(same), ...same } }),
    contributions,
  };
}

function indexesOf({ customers }: ReadWave): ByCustomer {
  return new Map(customers.map(({ customerId, index }) => [customerId, index]));
}

function only(values: ByCustomer, among: ByCustomer): ByCustomer {
  return new Map([...values].filter(([customer]) => among.has(customer)));
}
