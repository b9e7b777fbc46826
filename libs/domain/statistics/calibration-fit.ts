import type { Estimate } from './calibration.js';

const MAX_STEPS = 50;
const TOLERANCE = 1e-12;
/** Beyond this many standard deviations of the log odds a slope only grows: the outcomes are told apart without error. */
const ENDLESS_SLOPE = 1e3;

type Fit =
  | { readonly status: 'ok'; readonly intercept: Estimate; readonly slope: Estimate }
  | { readonly status: 'refused'; readonly reason: string };

/**
 * Maximum likelihood of logit P(y = 1) = intercept + slope · x by Newton's steps, halved while they make the likelihood worse;
 * errors from the observed information. As `offset` the slope is held at 1, and its error is 0. Not for more than the one
 * predictor of a calibration.
 */
export function calibrationFit(x: Float64Array, y: ArrayLike<number>, use: 'offset' | 'predictor'): Fit {
  const free = use === 'predictor';
  const { mean, deviation } = spread(x);
  if (free && deviation <= 1e-10 * Math.max(1, Math.abs(mean))) {
    return { status: 'refused', reason: 'All forecasts are the same, so that they have no slope.' };
  }
  // Centred, the intercept and the slope hardly depend on each other.
  let at = evaluate(x, y, mean, free ? 0 : mean, free ? 0 : 1);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const determinant = free ? at.i00 * at.i11 - at.i01 * at.i01 : at.i00;
    if (!(determinant > 0) || Math.abs(at.slope) * deviation > ENDLESS_SLOPE) break;
    const moveIntercept = free ? (at.i11 * at.g0 - at.i01 * at.g1) / determinant : at.g0 / at.i00;
    const moveSlope = free ? (at.i00 * at.g1 - at.i01 * at.g0) / determinant : 0;
    if (Math.abs(moveIntercept) + Math.abs(moveSlope) * deviation <= TOLERANCE) return estimates(at, mean, free);
    let share = 1;
    let next = evaluate(x, y, mean, at.intercept + moveIntercept, at.slope + moveSlope);
    while (!(next.likelihood >= at.likelihood - Math.abs(at.likelihood) * 1e-13) && share > 1e-6) {
      share /= 2;
      next = evaluate(x, y, mean, at.intercept + share * moveIntercept, at.slope + share * moveSlope);
    }
    at = next;
  }
  return {
    status: 'refused',
    reason: 'The forecasts tell the outcomes apart without error, so that no slope is finite.',
  };
}

interface State {
  readonly intercept: number;
  readonly slope: number;
  readonly likelihood: number;
  readonly g0: number;
  readonly g1: number;
  readonly i00: number;
  readonly i01: number;
  readonly i11: number;
}

function evaluate(x: Float64Array, y: ArrayLike<number>, mean: number, intercept: number, slope: number): State {
  let [likelihood, g0, g1, i00, i01, i11] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    const centred = (x[i] ?? 0) - mean;
    const odds = intercept + slope * centred;
    const tail = Math.exp(-Math.abs(odds));
    const p = odds >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
    const came = y[i] ?? 0;
    likelihood += (came === 1 ? Math.min(0, odds) : -Math.max(0, odds)) - Math.log1p(tail);
    const weight = tail / ((1 + tail) * (1 + tail));
    g0 += came - p;
    g1 += (came - p) * centred;
    i00 += weight;
    i01 += weight * centred;
    i11 += weight * centred * centred;
  }
  return { intercept, slope, likelihood, g0, g1, i00, i01, i11 };
}

function estimates({ intercept, slope, i00, i01, i11 }: State, mean: number, free: boolean): Fit {
  if (!free) {
    const shift = { estimate: intercept - mean, standardError: 1 / Math.sqrt(i00) };
    return { status: 'ok', intercept: shift, slope: { estimate: 1, standardError: 0 } };
  }
  const determinant = i00 * i11 - i01 * i01;
  const variance = (i11 + 2 * mean * i01 + mean * mean * i00) / determinant;
  return {
    status: 'ok',
    intercept: { estimate: intercept - slope * mean, standardError: Math.sqrt(variance) },
    slope: { estimate: slope, standardError: Math.sqrt(i00 / determinant) },
  };
}

function spread(x: Float64Array): { mean: number; deviation: number } {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const squares = x.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / x.length) };
}
