import { assertWeight } from './effective-size.js';
import { assertPopulation, type Categories, type Margins } from './margins.js';

/** How a category is represented, as shares 0..1. */
export interface CategoryShares {
  readonly category: string;
  readonly population: number;
  readonly sample: number;
}

/** How far the mix of those who answered is from the population's, for one characteristic. */
export interface MarginBias {
  readonly margin: string;
  /** Share of the answers, 0..1, that would have to come from other categories to be mixed like the population. */
  readonly dissimilarity: number;
  readonly categories: readonly CategoryShares[];
}

/**
 * The bias of a sample by characteristic, before weighting or, with weights, after it: the index of dissimilarity ½ Σ|share in the sample
 * − share in the population| (Duncan & Duncan 1955, American Sociological Review 20:210). `undefined` where nobody has weight.
 * @throws RangeError for a weight or population that is not finite and ≥ 0, a margin without population, or weights of another length
 */
export function sampleBias(
  rows: readonly Categories[],
  margins: Margins,
  weights?: ArrayLike<number>,
): readonly MarginBias[] | undefined {
  if (weights && weights.length !== rows.length) {
    throw new RangeError(`${rows.length} rows, but ${weights.length} weights.`);
  }
  const weightOf = (row: number) => (weights ? (weights[row] ?? Number.NaN) : 1);
  let total = 0;
  for (let row = 0; row < rows.length; row += 1) {
    assertWeight(weightOf(row));
    total += weightOf(row);
  }
  if (total === 0) return undefined;
  return Object.entries(margins).map(([margin, sizes]) => {
    const population = populationOf(margin, sizes);
    const sums = new Map(Object.keys(sizes).map((category) => [category, 0]));
    rows.forEach((row, index) => {
      const category = row[margin] ?? '';
      sums.set(category, (sums.get(category) ?? 0) + weightOf(index));
    });
    const categories = [...sums].map(([category, sum]) => ({
      category,
      population: (sizes[category] ?? 0) / population,
      sample: sum / total,
    }));
    const apart = categories.reduce((sum, each) => sum + Math.abs(each.sample - each.population), 0);
    return { margin, dissimilarity: apart / 2, categories };
  });
}

function populationOf(margin: string, sizes: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const [category, size] of Object.entries(sizes)) {
    assertPopulation(`${margin} = ${category}`, size);
    sum += size;
  }
  if (sum === 0) throw new RangeError(`The margin ${margin} has no population.`);
  return sum;
}
