/** A value that was tried, with its log-likelihood. */
export interface Tried {
  readonly value: number;
  readonly logLikelihood: number;
}

const COARSE_STEPS = 4;

/**
 * The grid value of the highest log-likelihood: every fourth is tried, then the neighbours of the best until none is better.
 * Each value is tried once.
 * @param hope where the best of every fourth is below it, the search ends there
 */
export function searchGrid(
  grid: readonly number[],
  logLikelihoodOf: (value: number) => number,
  hope = -Infinity,
): Tried | undefined {
  const profile = new GridProfile(grid, logLikelihoodOf);
  const coarse = Math.max(1, Math.ceil(grid.length / COARSE_STEPS));
  let best = -1;
  for (let at = Math.floor(coarse / 2); at < grid.length; at += coarse)
    if (profile.at(at) > profile.at(best)) best = at;
  let width = Math.ceil(coarse / 2);
  while (profile.at(best) >= hope) {
    const better = [best - width, best + width].find((at) => profile.at(at) > profile.at(best));
    if (better !== undefined) best = better;
    else if (width > 1) width = Math.ceil(width / 2);
    else break;
  }
  const value = grid[best];
  return value === undefined ? undefined : { value, logLikelihood: profile.at(best) };
}

/** Log-likelihoods by position in the grid, reckoned when asked for; −∞ outside it. */
export class GridProfile {
  private readonly known = new Map<number, number>();

  constructor(
    private readonly grid: readonly number[],
    private readonly logLikelihoodOf: (value: number) => number,
  ) {}

  at(position: number): number {
    const value = this.grid[position];
    if (value === undefined) return -Infinity;
    const known = this.known.get(position);
    if (known !== undefined) return known;
    const found = this.logLikelihoodOf(value);
    this.known.set(position, found);
    return found;
  }
}
