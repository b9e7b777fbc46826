export interface Stratum {
  readonly key: string;
  /** Units in the frame. */
  readonly population: number;
}

/**
 * How many of each stratum are invited, in proportion to their populations (Hamilton's method: rounded down, and the largest remainders
 * get one more; ties by key). A stratum gets at least `minimumCell`, or all of its people; what that costs is taken from the others.
 * The sum is `size`, or the whole frame where that is smaller, unless the minima alone ask for more: a minimum is kept.
 */
export function allocateStrata(
  strata: readonly Stratum[],
  size: number,
  minimumCell: number,
): ReadonlyMap<string, number> {
  const fixed = new Map<string, number>();
  let open = [...strata].sort((one, other) => (one.key < other.key ? -1 : 1));
  for (;;) {
    const left = size - [...fixed.values()].reduce((sum, invitations) => sum + invitations, 0);
    const shares = inProportion(open, Math.max(0, left));
    // Raising one stratum to its minimum lowers the others, of which some may then be too small: until none is.
    const tooSmall = open.filter(({ key, population }) => (shares.get(key) ?? 0) < Math.min(minimumCell, population));
    if (tooSmall.length === 0) return new Map([...fixed, ...shares]);
    for (const { key, population } of tooSmall) fixed.set(key, Math.min(minimumCell, population));
    open = open.filter(({ key }) => !fixed.has(key));
  }
}

function inProportion(strata: readonly Stratum[], size: number): ReadonlyMap<string, number> {
  const population = strata.reduce((sum, stratum) => sum + stratum.population, 0);
  const total = Math.min(size, population);
  if (total === 0) return new Map(strata.map(({ key }) => [key, 0]));
  const exact = strata.map((stratum) => {
    // In whole numbers: a remainder must not hang on how a quotient is rounded.
    const product = stratum.population * total;
    return { key: stratum.key, whole: Math.floor(product / population), remainder: product % population };
  });
  const spare = total - exact.reduce((sum, { whole }) => sum + whole, 0);
  const luckiest = [...exact].sort((one, other) => other.remainder - one.remainder).slice(0, spare);
  const extra = new Set(luckiest.map(({ key }) => key));
  return new Map(exact.map(({ key, whole }) => [key, whole + (extra.has(key) ? 1 : 0)]));
}
