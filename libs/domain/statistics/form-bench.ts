import { climbFromMargins, reachOf } from './ordinal-fit.js';
import { climbOrdinal } from './ordinal-climb.js';
import type { OrdinalDesign } from './ordinal-design.js';

/** Log-likelihoods are compared with 1: a thousandth of it is exact enough. */
const TOLERANCE = 1e-3;

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
    const before = this.valuesOf(k);
    const fit = this.climb(k, values);
    this.put(k, (place) => before[place] ?? 0);
    return fit?.logLikelihood ?? -Infinity;
  }

  /** Gives column k these values for good. */
  take(k: number, values: ArrayLike<number>): void {
    const fit = this.climb(k, values);
    if (!fit) return;
    this.parameters = fit.parameters;
    this.best = fit.logLikelihood;
  }

  /** Log-likelihood without column k. */
  without(k: number): number {
    return this.with(k, { length: this.design.order.length });
  }

  private climb(k: number, values: ArrayLike<number>) {
    const rows = this.rows[k] ?? new Int32Array();
    const before = this.sumOf(k);
    this.put(k, (place) => values[rows[place] ?? 0] ?? 0);
    const after = this.sumOf(k);
    if (after === 0) return this.climbWithout(k);
    const at = this.design.categories - 1 + k;
    const start = this.parameters.slice();
    start[at] = ((start[at] ?? 0) * before) / after;
    this.reach[k] = this.valuesOf(k).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const climb = climbOrdinal(this.design, start, this.reach, { tolerance: TOLERANCE });
    return climb.kind === 'converged' ? climb : undefined;
  }

  /** A column of zeros has no information of its own; a ridge on it alone leaves the others as they are without it. */
  private climbWithout(k: number) {
    const start = this.parameters.slice();
    start[this.design.categories - 1 + k] = 0;
    const climb = climbOrdinal(this.design, start, this.reach, { tolerance: TOLERANCE, idle: k });
    return climb.kind === 'converged' ? climb : undefined;
  }

  private put(k: number, valueAt: (place: number) => number): void {
    this.places[k]?.forEach((position, place) => (this.design.value[position] = valueAt(place)));
  }

  private valuesOf(k: number): Float64Array {
    return Float64Array.from(this.places[k] ?? [], (position) => this.design.value[position] ?? 0);
  }

  private sumOf(k: number): number {
    return this.valuesOf(k).reduce((sum, value) => sum + value, 0);
  }
}
