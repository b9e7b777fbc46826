import { crossProducts } from './accumulate-cross-products.js';
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

/**
 * Gain in residual sum of squares, in units of the residual variance, that the exposure must bring: χ² with two degrees of freedom at 95 %,
 * for a slope and a half-life that was searched. Where nothing goes with the outcome, 4 to 5 % pass.
 */
const PLAIN_GAIN = 5.991464547107979;

/** The least-squares line of the outcome over the exposure: what it leaves, what there was, and its slope. */
function fitLine(outcome: ArrayLike<number>, ages: readonly ArrayLike<number>[], halfLifeAt: number) {
  const exposure = new Float64Array(ages.length);
  for (let answer = 0; answer < exposure.length; answer += 1) {
    const of = ages[answer] ?? [];
    let sum = 0;
    for (let event = 0; event < of.length; event += 1)
      sum += Math.exp(((of[event] ?? Number.NaN) * -Math.LN2) / halfLifeAt);
    exposure[answer] = sum;
  }
  const columns = [
    { name: 'exposure', values: exposure },
    { name: 'outcome', values: outcome },
  ];
  const [xx = 0, xy = 0, , total = 0] = crossProducts(columns).products;
  const slope = xx > 0 ? xy / xx : 0;
  return { left: Math.max(0, total - slope * xy), total, slope };
}
