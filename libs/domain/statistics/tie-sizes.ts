/** Sizes of the runs of equal neighbours, in order; with a second column, of the runs equal in both. */
export function tieSizes(sorted: Float64Array, second?: Float64Array): Float64Array {
  const sizes = new Float64Array(sorted.length);
  let runs = 0;
  let start = 0;
  for (let index = 1; index <= sorted.length; index += 1) {
    const alike =
      index < sorted.length && sorted[index] === sorted[start] && (!second || second[index] === second[start]);
    if (alike) continue;
    sizes[runs] = index - start;
    runs += 1;
    start = index;
  }
  return sizes.subarray(0, runs);
}
