import { climbFromMargins, reachOf } from './ordinal-start.js';
import { climbOrdinal } from './ordinal-climb.js';
import type { OrdinalDesign } from './ordinal-design.js';

/** A step that gains so little ends the climb; what it gains is added, so that log-likelihoods are exact to a hundredth. */
const LEAST_GAIN_OF_STEP = 0.05;

/**
 * A fitted model in which one column after the other can be given other values, at the places where it was not 0, and fitted
 * again from where it stands: a Newton step or two each.
 */
export class FormBench {
  private readonly places: readonly Int32Array[];
  private readonly rows: readonly Int32Array[];
  private readonly reach: Float64Array;
  private parameters: Float64Array;
  private best = -Infinity;

  private constructor(
    private readonly design: OrdinalDesign,
    parameters: Float64Array,
  ) {
    this.parameters = parameters;
    this.reach = reachOf(design);
    const places: number[][] = Array.from({ length: design.columns }, () => []);
    const rows: number[][] = Array.from({ length: design.columns }, () => []);
    for (let row = 0; row < design.rows; row += 1) {
      for (let i = design.start[row] ?? 0; i < (design.start[row + 1] ?? 0); i += 1) {
        places[design.column[i] ?? 0]?.push(i);
        rows[design.column[i] ?? 0]?.push(design.order[row] ?? 0);
      }
    }
    this.places = places.map((list) => Int32Array.from(list));
    this.rows = rows.map((list) => Int32Array.from(list));
  }

  /** `undefined` where the model as given has no fit. */
  static of(design: OrdinalDesign): FormBench | undefined {
    const climb = climbFromMargins(design);
    if (climb.kind !== 'converged') return undefined;
    const bench = new FormBench(design, climb.parameters);
    bench.best = climb.logLikelihood;
    return bench;
  }

  /** Log-likelihood of the model as it stands. */
  get logLikelihood(): number {
    return this.best;
  }

  /** Log-likelihood with these values (one per answer, as numbered by the caller) in column k; −∞ where it has no fit. */
  with(k: number, values: ArrayLike<number>): number {
    const before = this.current(k);
    const reach = this.reach[k] ?? 0;
    const fit = this.climb(k, this.atPlaces(k, values));
    this.put(k, before);
    this.reach[k] = reach;
    return fit?.logLikelihood ?? -Infinity;
  }

  /** Gives column k these values for good. */
  take(k: number, values: ArrayLike<number>): void {
    const fit = this.climb(k, this.atPlaces(k, values));
    if (!fit) return;
    this.parameters = fit.parameters;
    this.best = fit.logLikelihood;
  }

  /** Log-likelihood without column k. */
  without(k: number): number {
    return this.with(k, new Uint8Array(this.design.order.length));
  }

  private climb(k: number, values: Float64Array) {
    const before = sumOf(this.current(k));
    this.put(k, values);
    const after = sumOf(values);
    const at = this.design.categories - 1 + k;
    const start = this.parameters.slice();
    // A column of zeros has no information of its own: its coefficient stays idle while the others are fitted.
    const idle = after === 0;
    start[at] = idle ? 0 : ((start[at] ?? 0) * before) / after;
    this.reach[k] = largest(values);
    const climb = climbOrdinal(this.design, start, this.reach, {
      roughly: LEAST_GAIN_OF_STEP,
      ...(idle && { idle: k }),
    });
    return climb.kind === 'converged' ? climb : undefined;
  }

  private atPlaces(k: number, values: ArrayLike<number>): Float64Array {
    const rows = this.rows[k] ?? new Int32Array();
    const found = new Float64Array(rows.length);
    for (let place = 0; place < rows.length; place += 1) found[place] = values[rows[place] ?? 0] ?? 0;
    return found;
  }

  private current(k: number): Float64Array {
    const places = this.places[k] ?? new Int32Array();
    const found = new Float64Array(places.length);
    for (let place = 0; place < places.length; place += 1) found[place] = this.design.value[places[place] ?? 0] ?? 0;
    return found;
  }

  private put(k: number, values: Float64Array): void {
    const places = this.places[k] ?? new Int32Array();
    const into = this.design.value;
    for (let place = 0; place < places.length; place += 1) into[places[place] ?? 0] = values[place] ?? 0;
  }
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) if ((values[i] ?? 0) > most) most = values[i] ?? 0;
  return most;
}
