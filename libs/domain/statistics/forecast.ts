import { pairedLength } from './paired-length.js';

/** What was forecast of each customer, a probability, beside what came: 1 if it did, 0 if not. */
export interface Forecast {
  readonly predicted: ArrayLike<number>;
  readonly outcome: ArrayLike<number>;
}

/** Number of forecasts. @throws RangeError for a forecast outside 0..1, an outcome other than 0 or 1, or sides of different length */
export function checkedForecasts({ predicted, outcome }: Forecast): number {
  const n = pairedLength(predicted, outcome);
  for (let i = 0; i < n; i += 1) {
    const p = predicted[i] ?? Number.NaN;
    const y = outcome[i];
    if (!(p >= 0 && p <= 1)) throw new RangeError(`Forecast ${i} is a probability between 0 and 1, not ${p}.`);
    if (y !== 0 && y !== 1) throw new RangeError(`Outcome ${i} is 0 or 1, not ${y}.`);
  }
  return n;
}
