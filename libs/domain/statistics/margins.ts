/** A row of the sample: the category of each characteristic, such as `{ age: '55+', region: 'north' }`. */
export type Categories = Readonly<Record<string, string>>;

/** Size of each category in the population, by characteristic. */
export type Margins = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Why a sample cannot be weighted to a population. Nothing is skipped: a weight that is wrong in silence is worse than none. */
export type WeightRefusal =
  | { readonly status: 'empty-category'; readonly margin: string; readonly category: string; readonly reason: string }
  | { readonly status: 'unknown-category'; readonly margin: string; readonly category: string; readonly reason: string }
  | { readonly status: 'totals-differ' | 'no-answers' | 'not-converged'; readonly reason: string };

/** The population has people where the sample has none. */
export function emptyCategory(margin: string, category: string): WeightRefusal {
  const reason = `Nobody in the sample has ${margin} = ${category}, but the population has: merge categories or drop the margin.`;
  return { status: 'empty-category', margin, category, reason };
}

/** The sample has people where the population is not told. */
export function unknownCategory(margin: string, category: string): WeightRefusal {
  const reason = `The sample has ${margin} = ${category}, whose size in the population is not given.`;
  return { status: 'unknown-category', margin, category, reason };
}

/** @throws RangeError for a population that is not finite and ≥ 0 */
export function assertPopulation(name: string, size: number): void {
  if (!(size >= 0 && size < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Population of ${name}: a finite number ≥ 0, not ${size}.`);
  }
}
