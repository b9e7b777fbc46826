/** One measured figure. `goal` is what it must reach, null where there is none. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly goal: number | null;
}

export function figure(
  name: string,
  value: number,
  unit: string,
  better: 'higher' | 'lower',
  goal: number | null = null,
): Figure {
  return { name, value: Number(value.toPrecision(4)), unit, better, goal };
}

/** The value in the middle; of an even number, the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The smallest value that at least `share` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function isReached({ value, goal, better }: Figure): boolean | undefined {
  if (goal === null) return undefined;
  return better === 'higher' ? value >= goal : value <= goal;
}
