import { cholesky, choleskySolve } from './cholesky.js';
import type { OrdinalDesign } from './ordinal-design.js';
import { evaluateOrdinal, type OrdinalEvaluation } from './ordinal-likelihood.js';

/** Where Newton's method ended. `runaway` names the positions that still moved by a whole step although nothing was gained. */
export type Climb =
  | {
      readonly kind: 'converged';
      readonly parameters: Float64Array;
      readonly logLikelihood: number;
      readonly information: Float64Array;
      readonly iterations: number;
    }
  | { readonly kind: 'separated'; readonly runaway: readonly number[] }
  | { readonly kind: 'stuck' };

export interface ClimbOptions {
  /**
   * Ends when a step gains less than half of this in log-likelihood, without asking whether some coefficient runs away: for a
   * start, or to compare likelihoods. Otherwise it ends when errors are exact to 1e-7 of themselves.
   */
  readonly roughly?: number;
  readonly stride?: number;
  /** A column of zeros, whose coefficient stays where it is. */
  readonly idle?: number;
}

const MOST_STEPS = 100;
const MOST_HALVINGS = 30;
/** Change of the linear predictor, in logits. A converging step is a millionth of it, one towards infinity about 1. */
const RUNAWAY_STEP = 0.01;

/**
 * Newton's method with step halving. The log-likelihood is concave, so there is one top, or none: under separation each step
 * keeps adding about 1 to some coefficients while the gain dies away, and that is how it is told from a top.
 * @param reach largest |x| of each predictor, to measure steps by
 */
export function climbOrdinal(
  design: OrdinalDesign,
  start: Float64Array,
  reach: Float64Array,
  { roughly, stride = 1, idle }: ClimbOptions = {},
): Climb {
  const cuts = design.categories - 1;
  const tolerance = roughly ?? Math.max(1e-14, 1e-15 * design.rows);
  let parameters = start;
  let here = evaluateOrdinal(design, parameters, stride);
  for (let iterations = 1; iterations <= MOST_STEPS; iterations += 1) {
    if (idle !== undefined) here.information[(cuts + idle) * (parameters.length + 1)] = 1;
    const factor = cholesky({ size: parameters.length, values: here.information });
    if (!factor) return runawayOr(parameters, parameters, cuts, reach);
    const step = choleskySolve(factor, here.gradient);
    const gain = dot(step, here.gradient);
    if (gain < tolerance) {
      const runaway = roughly === undefined ? movedFar(step, cuts, reach) : [];
      if (runaway.length > 0) return { kind: 'separated', runaway };
      return {
        kind: 'converged',
        parameters: moved(parameters, step, 1),
        logLikelihood: here.logLikelihood + gain / 2,
        information: here.information,
        iterations,
      };
    }
    const next = stepUp(design, parameters, step, here, gain, stride);
    if (!next) return runawayOr(parameters, step, cuts, reach);
    ({ parameters, here } = next);
  }
  return { kind: 'stuck' };
}

function stepUp(
  design: OrdinalDesign,
  from: Float64Array,
  step: Float64Array,
  here: OrdinalEvaluation,
  gain: number,
  stride: number,
): { parameters: Float64Array; here: OrdinalEvaluation } | undefined {
  const cuts = design.categories - 1;
  let share = 1;
  for (let halvings = 0; halvings < MOST_HALVINGS; halvings += 1, share /= 2) {
    const parameters = moved(from, step, share);
    if (!ascending(parameters, cuts)) continue;
    const there = evaluateOrdinal(design, parameters, stride);
    // Near the top a gain drowns in the rounding of the sum: what is not clearly worse is taken.
    const rounding = 1e-13 * Math.abs(here.logLikelihood);
    if (there.logLikelihood >= here.logLikelihood + 1e-4 * share * gain - rounding) return { parameters, here: there };
  }
  return undefined;
}

/** No information is left in some direction: it ran away, or there never was any. */
function runawayOr(parameters: Float64Array, step: Float64Array, cuts: number, reach: Float64Array): Climb {
  const runaway = movedFar(step, cuts, reach);
  return runaway.length > 0 && parameters.every(Number.isFinite) ? { kind: 'separated', runaway } : { kind: 'stuck' };
}

function movedFar(step: Float64Array, cuts: number, reach: Float64Array): number[] {
  const far: number[] = [];
  for (let k = 0; k < reach.length; k += 1) {
    if (Math.abs(step[cuts + k] ?? 0) * (reach[k] ?? 0) > RUNAWAY_STEP) far.push(k);
  }
  return far;
}

function moved(from: Float64Array, step: Float64Array, share: number): Float64Array {
  return from.map((value, index) => value + share * (step[index] ?? 0));
}

function ascending(parameters: Float64Array, cuts: number): boolean {
  for (let j = 1; j < cuts; j += 1) if (!((parameters[j] ?? 0) > (parameters[j - 1] ?? 0))) return false;
  return true;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
