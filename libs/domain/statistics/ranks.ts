/** Ranks from 1 in ascending order; equal values share the mean of their ranks. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const result = new Array<number>(values.length).fill(0);
  let start = 0;
  order.forEach(({ value }, position) => {
    if (order[position + 1]?.value === value) return;
    const shared = (start + 1 + (position + 1)) / 2;
    for (let tied = start; tied <= position; tied += 1) result[order[tied]?.index ?? 0] = shared;
    start = position + 1;
  });
  return result;
}
