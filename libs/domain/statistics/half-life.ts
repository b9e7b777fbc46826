import { groupResponses } from './grouped-responses.js';
import { fitHinge } from './hinge-fit.js';
import type { Interval } from './interval.js';
import { profileInterval } from './profile-interval.js';

/** How long what happened keeps half of its weight, in the unit of the ages. */
export type HalfLifeResult =
  | {
      readonly status: 'ok';
      readonly halfLife: number;
      /** 95 %, among the candidates. */
      readonly interval: Interval;
      /** Change of the outcome per unit of decayed exposure, at the best half-life. */
      readonly slope: number;
      /** Residual sum of squares at each candidate. */
      readonly profile: Float64Array;
      /** Where the interval reaches the first or last candidate, the half-life may lie beyond it. */
      readonly bounded: boolean;
    }
  | { readonly status: 'too-few' | 'no-events' | 'no-association'; readonly reason: string };

export interface HalfLifeSearch {
  readonly outcome: ArrayLike<number>;
  /** Ages of the events before each answer, > 0; those beyond the window left out by the caller. */
  readonly ages: readonly ArrayLike<number>[];
  /** Half-lives to try, ascending. */
  readonly candidates: readonly number[];
}

/**
 * The half-life whose decayed exposure Σ2^(−age/h) goes best with the outcome in least squares, with its profile interval. `no-association`
 * where not even the best explains more than chance would.
 * @throws RangeError for sides of different length, candidates that do not ascend above 0, a missing age or outcome
 */
export function halfLife({ outcome, ages, candidates }: HalfLifeSearch): HalfLifeResult {
  if (outcome.length !== ages.length) throw new RangeError(`${outcome.length} outcomes, but ${ages.length} of ages.`);
  const ascend = candidates.every((value, index) => value > (candidates[index - 1] ?? 0));
  if (candidates.length === 0 || !ascend)
    throw new RangeError(`Half-lives ascend above 0, not ${candidates.join(', ')}.`);
  const df = outcome.length - 3;
  if (df < 1) return { status: 'too-few', reason: `${outcome.length} answers are too few to tell a half-life.` };
  if (ages.every((of) => of.length === 0)) return { status: 'no-events', reason: 'No answer has an event before it.' };
  const fits = candidates.map((candidate) => fitLine(outcome, ages, candidate));
  const profile = Float64Array.from(fits, ({ left }) => left);
  const best = profile.indexOf(Math.min(...profile));
  const [fit, at] = [fits[best], candidates[best]];
  if (!fit || at === undefined || !(((fit.total - fit.left) / fit.left) * df > PLAIN_GAIN)) {
    return { status: 'no-association', reason: 'At no half-life does the exposure go with the outcome.' };
  }
  const interval = profileInterval(candidates, profile, df);
  const bounded = interval.low > (candidates[0] ?? 0) && interval.high < (candidates.at(-1) ?? 0);
  return { status: 'ok', halfLife: at, interval, slope: fit.slope, profile, bounded };
}

/** χ² with two degrees of freedom at 95 %: a slope, and the half-life that was searched. */
const PLAIN_GAIN = 5.991464547107979;

function fitLine(outcome: ArrayLike<number>, ages: readonly ArrayLike<number>[], halfLifeAt: number) {
  const exposure = Float64Array.from(ages, (of) => {
    let sum = 0;
    for (let event = 0; event < of.length; event += 1) sum += 2 ** (-(of[event] ?? Number.NaN) / halfLifeAt);
    return sum;
  });
  const data = groupResponses(exposure, outcome);
  const line = fitHinge(data, Number.POSITIVE_INFINITY, false);
  const flat = fitHinge(data, Number.POSITIVE_INFINITY, true);
  return { left: line.residualSumOfSquares, total: flat.residualSumOfSquares, slope: line.slopeBelow };
}
