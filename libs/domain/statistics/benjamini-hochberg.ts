/**
 * False discovery rate adjusted p-values, in the order given (Benjamini & Hochberg 1995, step-up).
 * `null` is a test that could not be made: it stays null and does not count.
 */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  const made = p.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  made.sort((a, b) => b.value - a.value);
  const adjusted = p.map((): number | null => null);
  let smallest = 1;
  made.forEach(({ value, index }, position) => {
    const rank = made.length - position;
    // m/rank ≥ 1, but the rounded product may fall a hair below the value itself.
    smallest = Math.min(smallest, Math.max(value, (value * made.length) / rank));
    adjusted[index] = smallest;
  });
  return adjusted;
}
