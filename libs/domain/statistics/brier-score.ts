import { checkedForecasts, type Forecast } from './forecast.js';

/** How far forecasts lie from what came. */
export interface BrierScore {
  readonly n: number;
  /** Mean squared distance, 0..1; 0 is perfect. */
  readonly brier: number;
  /** What the rate itself, forecast for everybody, would score. */
  readonly brierReference: number;
  /** Share of the reference that the forecasts save; 0 or less is no use. `undefined` where the outcome is the same throughout. */
  readonly brierSkill?: number;
  readonly observedRate: number;
  readonly meanPredicted: number;
  /** Mean of −ln of what was forecast for what came; `undefined` where a forecast of 0 or 1 was wrong: it would be infinite. */
  readonly logLoss?: number;
}

/**
 * Brier's score (1950, Monthly Weather Review 78:1), its skill against the observed rate, and the logarithmic loss; `undefined`
 * for no forecasts.
 * @throws RangeError for a forecast outside 0..1, an outcome other than 0 or 1, or sides of different length
 */
export function brierScore(forecast: Forecast): BrierScore | undefined {
  const n = checkedForecasts(forecast);
  if (n === 0) return undefined;
  let squares = 0;
  let loss = 0;
  let came = 0;
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    const p = forecast.predicted[i] ?? 0;
    const y = forecast.outcome[i] ?? 0;
    squares += (p - y) ** 2;
    loss -= y === 1 ? Math.log(p) : Math.log1p(-p);
    came += y;
    sum += p;
  }
  const observedRate = came / n;
  const brier = squares / n;
  const brierReference = observedRate * (1 - observedRate);
  return {
    n,
    brier,
    brierReference,
    ...(brierReference > 0 && { brierSkill: 1 - brier / brierReference }),
    observedRate,
    meanPredicted: sum / n,
    ...(Number.isFinite(loss) && { logLoss: loss / n }),
  };
}
