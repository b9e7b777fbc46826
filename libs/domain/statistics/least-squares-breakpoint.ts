import { groupResponses } from './grouped-responses.js';
import { fitHinge } from './hinge-fit.js';
import type { Interval } from './interval.js';
import { profileInterval } from './profile-interval.js';

/** Where a straight relation bends, and how sure that is. */
export interface Breakpoint {
  readonly status: 'ok';
  readonly breakpoint: number;
  /** 95 %, among the candidates. */
  readonly interval: Interval;
  readonly intercept: number;
  /** Absent where the relation is held flat below the breakpoint. */
  readonly slopeBelow?: number;
  readonly slopeChange: number;
  readonly residualSumOfSquares: number;
  readonly residualSumOfSquaresStraightLine: number;
  /** Residual sum of squares at each candidate. */
  readonly profile: Float64Array;
  /** Whether the data tell of a bend at all; if not, why. */
  readonly bend: { readonly kind: 'found' } | { readonly kind: 'none'; readonly reason: string };
}

export type BreakpointResult =
  Breakpoint | { readonly status: 'too-few' | 'constant' | 'no-candidate'; readonly reason: string };

export interface BreakpointSearch {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly candidates: readonly number[];
  /** Nothing happens below the breakpoint: the slope there is 0. */
  readonly flatBelow: boolean;
  readonly weights?: ArrayLike<number>;
}

/** χ² with two degrees of freedom at 95 %: a bend costs a slope and its place. */
const PLAIN_GAIN = 5.991464547107979;

/** An interval over more of the candidates than this says nothing about where. */
const MOST_OF_THE_CANDIDATES = 0.8;

/**
 * The candidate at which a hinge leaves least squares, the first on a tie (Hudson 1966, JASA 61:1097), with its profile interval.
 * For scores 0–10 prefer the ordinal profile: answers pile up at the ends of the scale, and least squares then see a bend too early.
 * @throws RangeError for columns of different length, a value that is not finite, or a weight that is not finite and ≥ 0
 */
export function leastSquaresBreakpoint({ x, y, candidates, flatBelow, weights }: BreakpointSearch): BreakpointResult {
  const data = groupResponses(x, y, weights);
  const df = data.rows - (flatBelow ? 3 : 4);
  if (df < 1) return { status: 'too-few', reason: `${data.rows} rows are too few for a line that bends.` };
  if (data.x.length < 2) return { status: 'constant', reason: 'All rows have the same x.' };
  const fits = candidates.map((candidate) => fitHinge(data, candidate, flatBelow));
  let best = -1;
  fits.forEach((fit, index) => {
    const least = fits[best]?.residualSumOfSquares ?? Number.POSITIVE_INFINITY;
    if (fit.identified && fit.residualSumOfSquares < least) best = index;
  });
  const [fit, breakpoint] = [fits[best], candidates[best]];
  if (!fit || breakpoint === undefined) {
    return { status: 'no-candidate', reason: 'No candidate has values on both sides of it.' };
  }
  const straight = fitHinge(data, Number.POSITIVE_INFINITY, false).residualSumOfSquares;
  const usable = candidates.flatMap((value, index) => {
    const at = fits[index];
    return at?.identified ? [{ value, left: at.residualSumOfSquares }] : [];
  });
  const interval = profileInterval(
    usable.map(({ value }) => value),
    usable.map(({ left }) => left),
    df,
  );
  const { intercept, slopeBelow, slopeChange, residualSumOfSquares } = fit;
  const within = usable.filter(({ value }) => value >= interval.low && value <= interval.high).length;
  return {
    status: 'ok',
    breakpoint,
    interval,
    intercept,
    ...(!flatBelow && { slopeBelow }),
    slopeChange,
    residualSumOfSquares,
    residualSumOfSquaresStraightLine: straight,
    profile: Float64Array.from(fits, (each) => each.residualSumOfSquares),
    bend: judge(within / usable.length, usable.length, residualSumOfSquares, straight, df),
  };
}

function judge(share: number, candidates: number, bent: number, straight: number, df: number): Breakpoint['bend'] {
  const gain = bent > 0 ? ((straight - bent) / bent) * df : Number.POSITIVE_INFINITY;
  if (straight <= bent) return { kind: 'none', reason: 'A straight line fits as well.' };
  if (gain < PLAIN_GAIN) return { kind: 'none', reason: 'A line that bends fits hardly better than a straight one.' };
  if (candidates > 2 && share > MOST_OF_THE_CANDIDATES) {
    return { kind: 'none', reason: 'The interval covers most of the candidates: the bend could be anywhere.' };
  }
  return { kind: 'found' };
}
