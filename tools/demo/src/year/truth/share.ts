/** A part of so many, with the 95 % score interval of the share (Wilson 1927); nulls where there is nobody. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const Z = 1.959963984540054;

/** The bounds are the two shares from which the count is just 1.96 of their own standard errors away. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, rate: null, low: null, high: null };
  const rate = count / of;
  const a = 1 + Z ** 2 / of;
  const b = 2 * rate + Z ** 2 / of;
  const root = Math.sqrt(Math.max(0, b ** 2 - 4 * a * rate ** 2));
  return { count, of, rate, low: (b - root) / (2 * a), high: (b + root) / (2 * a) };
}

/** The difference of two shares that have nobody in common, with its interval (Newcombe 1998, method 10). */
export function shareDifference(
  before: Share,
  after: Share,
): { readonly difference: number; readonly low: number; readonly high: number } | null {
  if (before.rate === null || before.low === null || before.high === null) return null;
  if (after.rate === null || after.low === null || after.high === null) return null;
  const difference = after.rate - before.rate;
  return {
    difference,
    low: difference - Math.hypot(after.rate - after.low, before.high - before.rate),
    high: difference + Math.hypot(after.high - after.rate, before.rate - before.low),
  };
}
