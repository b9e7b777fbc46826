/**
 * The answers as positions in the ascending list of those that occur; −1 for an answer of weight 0. Whole numbers between the least
 * and the greatest that nobody gave are told apart.
 */
export function categorised(outcome: ArrayLike<number>, weights: ArrayLike<number> | undefined) {
  const seen = new Set<number>();
  for (let i = 0; i < outcome.length; i += 1) if (!weights || (weights[i] ?? 0) > 0) seen.add(outcome[i] ?? 0);
  const categories = [...seen].sort((a, b) => a - b);
  const least = categories[0] ?? 0;
  const most = categories.at(-1) ?? 0;
  const width = most - least + 1;
  const emptyCategories = Array.from({ length: width }, (_, j) => least + j).filter((value) => !seen.has(value));
  const numbers = new Map(categories.map((value, j) => [value - least, j]));
  const numberOf = Int16Array.from({ length: width }, (_, j) => numbers.get(j) ?? -1);
  const category = new Int16Array(outcome.length);
  for (let i = 0; i < outcome.length; i += 1) {
    category[i] = weights && !((weights[i] ?? 0) > 0) ? -1 : (numberOf[(outcome[i] ?? 0) - least] ?? -1);
  }
  return { category, categories, emptyCategories };
}
