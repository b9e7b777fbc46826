/** Fewer exposures above a breakpoint than this say nothing of what comes after it. */
const LEAST_ABOVE = 30;
const MOST_BREAKPOINTS = 16;
const SMALL_COUNT = 24;

/** Half-lives that are tried, in days: about a fifth apart, so that the nearest is as good as the true one. */
export const HALF_LIVES_DAYS: readonly number[] = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 21, 28];

/**
 * Breakpoints worth trying for these exposures, ascending: each whole number for small counts, else quantiles of those who were
 * exposed, to two digits. 0 is not among them, for there the threshold is a straight line.
 */
export function breakpointGrid(exposures: ArrayLike<number>): number[] {
  const exposed = Float64Array.from(exposures).filter((x) => x > 0);
  exposed.sort();
  if (exposed.length <= LEAST_ABOVE) return [];
  const highest = exposed[exposed.length - 1 - LEAST_ABOVE] ?? 0;
  const whole = exposed.every(Number.isInteger);
  if (whole && highest <= SMALL_COUNT) {
    const upTo = Math.min(MOST_BREAKPOINTS, Math.ceil(highest) - 1);
    return Array.from({ length: Math.max(0, upTo) }, (_, index) => index + 1);
  }
  const quantiles = Array.from({ length: MOST_BREAKPOINTS }, (_, index) => {
    const at = Math.floor(((index + 0.5) / MOST_BREAKPOINTS) * exposed.length);
    return Number((exposed[at] ?? 0).toPrecision(2));
  });
  return [...new Set(quantiles)].filter((value) => value > 0 && value < highest);
}
