import type { DriverModel } from '../drivers/index.js';
import { Z95, type Interval } from '../statistics/index.js';
import type { Estimate } from './person-forecast.js';

/** Estimates of many people added up, with what is uncertain about all of them together: the model's coefficients. */
export class EstimateSum {
  private value = 0;
  private readonly gradient: Float64Array;

  constructor(private readonly model: DriverModel) {
    const { thresholds, kpis, levels } = model;
    this.gradient = new Float64Array(thresholds.length + kpis.length + levels.length);
  }

  add({ value, gradient }: Estimate, share = 1): void {
    this.value += share * value;
    for (let at = 0; at < gradient.length; at += 1)
      this.gradient[at] = (this.gradient[at] ?? 0) + share * (gradient[at] ?? 0);
  }

  /** The sum over so many lines, with its 95 % interval by the delta method. */
  per(lines: number): { readonly points: number; readonly interval: Interval } {
    const size = this.gradient.length;
    let variance = 0;
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1)
        variance += (this.gradient[i] ?? 0) * (this.gradient[j] ?? 0) * (this.model.covariance[i * size + j] ?? 0);
    const points = this.value / lines;
    const margin = (Z95 * Math.sqrt(Math.max(0, variance))) / lines;
    return { points, interval: { low: points - margin, high: points + margin } };
  }
}
