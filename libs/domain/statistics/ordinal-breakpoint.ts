import type { Interval } from './interval.js';
import { GridProfile, searchGrid } from './form-search.js';

/** From how much of a KPI on it goes with lower scores, by profile likelihood. */
export interface OrdinalBreakpoint {
  readonly breakpoint: number;
  /** Grid values that the data do not contradict (95 %). */
  readonly interval: Interval;
  /** Whether the interval ends within what was tried. */
  readonly bounded: boolean;
  readonly logLikelihood: number;
}

/** Half of the 95 % point of χ² with one degree of freedom. */
const WITHIN = 1.920729410347062;

/**
 * The breakpoint whose model has the highest log-likelihood, and those within 1.92 of it (profile likelihood; Venzon &
 * Moolgavkar 1988, Applied Statistics 37:87). The ordinal likelihood is used because least squares on the 0–10 answer is
 * pulled down by answers piling up at the ends of the scale. `undefined` for no grid.
 * @param logLikelihoodOf of the model with all else in it and this breakpoint
 */
export function ordinalBreakpoint(
  grid: readonly number[],
  logLikelihoodOf: (breakpoint: number) => number,
): OrdinalBreakpoint | undefined {
  const profile = new GridProfile(grid, logLikelihoodOf);
  const best = searchGrid(grid, (value) => profile.at(grid.indexOf(value)));
  if (!best) return undefined;
  const within = (at: number) => profile.at(at) >= best.logLikelihood - WITHIN;
  let [first, last] = [grid.indexOf(best.value), grid.indexOf(best.value)];
  while (within(first - 1)) first -= 1;
  while (within(last + 1)) last += 1;
  return {
    breakpoint: best.value,
    interval: { low: grid[first] ?? best.value, high: grid[last] ?? best.value },
    bounded: first > 0 && last < grid.length - 1,
    logLikelihood: best.logLikelihood,
  };
}
