import { checkedForecasts, type Forecast } from './forecast.js';
import { fitLogistic } from './logistic-fit.js';

/**
 * Whether forecasts can be taken at their word. `inTheLarge` is 0 where the mean is right, above 0 where too little was forecast;
 * `slope` is 1 where the spread is right, below 1 where forecasts are too bold. Both in log odds, with standard errors.
 */
export type Calibration =
  | {
      readonly status: 'ok';
      readonly n: number;
      readonly inTheLarge: Estimate;
      /** Absent, with the reason, where forecasts do not differ or tell the outcomes apart without error. */
      readonly line?: { readonly slope: Estimate; readonly intercept: Estimate };
      readonly noLineReason?: string;
    }
  | { readonly status: 'no-variation' | 'certain-forecast'; readonly n: number; readonly reason: string };

export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
}

/**
 * Calibration in the large and slope (Cox 1958, Biometrika 45:562; Steyerberg 2019, Clinical Prediction Models, ch. 15): a logistic
 * fit of the outcome with the forecast's log odds as offset, and a second with them as predictor.
 * @throws RangeError for a forecast outside 0..1, an outcome other than 0 or 1, or sides of different length
 */
export function calibration(forecast: Forecast): Calibration {
  const n = checkedForecasts(forecast);
  const logit = new Float64Array(n);
  let came = 0;
  let certain = 0;
  for (let i = 0; i < n; i += 1) {
    const p = forecast.predicted[i] ?? 0;
    logit[i] = Math.log(p) - Math.log1p(-p);
    if (p === 0 || p === 1) certain += 1;
    came += forecast.outcome[i] ?? 0;
  }
  if (came === 0 || came === n) {
    return {
      status: 'no-variation',
      n,
      reason: 'The outcome is the same throughout, so that no odds can be compared.',
    };
  }
  if (certain > 0) {
    const reason = `${certain} forecasts of exactly 0 or 1 have no finite odds: keep forecasts between them.`;
    return { status: 'certain-forecast', n, reason };
  }
  const shift = fitLogistic({ columns: [], outcome: forecast.outcome, offset: logit });
  if (shift.status !== 'converged') return { status: 'no-variation', n, reason: shift.reason };
  const inTheLarge = { estimate: shift.intercept, standardError: shift.standardErrors.intercept };
  const line = fitLogistic({ columns: [{ name: 'log odds', values: logit }], outcome: forecast.outcome });
  if (line.status !== 'converged') return { status: 'ok', n, inTheLarge, noLineReason: APART };
  const [slope] = line.coefficients;
  const [slopeError] = line.standardErrors.coefficients;
  if (slope === undefined || slopeError === undefined) return { status: 'ok', n, inTheLarge, noLineReason: ALIKE };
  return {
    status: 'ok',
    n,
    inTheLarge,
    line: {
      slope: { estimate: slope, standardError: slopeError },
      intercept: { estimate: line.intercept, standardError: line.standardErrors.intercept },
    },
  };
}

const ALIKE = 'All forecasts are the same, so that they have no slope.';
const APART = 'The forecasts tell the outcomes apart without error, so that no slope is finite.';
