/** A standard normal number of two uniform ones, 0 ≤ u < 1 (Box & Muller 1958, Ann. Math. Stat. 29:610; one of the pair). */
export function standardNormal(uniform: () => number): number {
  return radiusOf(uniform()) * Math.cos(2 * Math.PI * uniform());
}

/** Standard normal numbers, one after the other, both of each pair: half the draws. */
export function standardNormals(uniform: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    const radius = radiusOf(uniform());
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** 1 − u is never 0, whose logarithm is infinite. */
function radiusOf(u: number): number {
  return Math.sqrt(-2 * Math.log(1 - u));
}
