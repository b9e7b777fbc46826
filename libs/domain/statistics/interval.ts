/** Bounds of an estimate, both included, in the unit of the estimate. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
