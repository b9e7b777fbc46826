import { assertPopulation, emptyCategory, unknownCategory, type WeightRefusal } from './margins.js';

export type StratumWeights = { readonly status: 'ok'; readonly weights: Float64Array } | WeightRefusal;

/**
 * Weights, in the order of the rows, that make each stratum count as in the population: its population by its answers (Holt & Smith
 * 1979, JRSS A 142:33). They sum to the population. A stratum that is in the population and not among the rows is refused.
 * @throws RangeError for a population that is not finite and ≥ 0
 */
export function postStratify(strata: readonly string[], population: ReadonlyMap<string, number>): StratumWeights {
  if (strata.length === 0) return { status: 'no-answers', reason: 'There are no rows to weight.' };
  const answers = new Map<string, number>();
  for (const stratum of strata) answers.set(stratum, (answers.get(stratum) ?? 0) + 1);
  for (const [stratum, size] of population) {
    assertPopulation(stratum, size);
    if (size > 0 && !answers.has(stratum)) return emptyCategory('stratum', stratum);
  }
  for (const stratum of answers.keys()) if (!population.has(stratum)) return unknownCategory('stratum', stratum);
  return {
    status: 'ok',
    weights: Float64Array.from(strata, (stratum) => (population.get(stratum) ?? 0) / (answers.get(stratum) ?? 1)),
  };
}
