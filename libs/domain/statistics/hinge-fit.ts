import type { GroupedResponses } from './grouped-responses.js';

/** A least-squares fit of intercept + slopeBelow·x + slopeChange·max(0, x − at), and what it leaves (Σw·residual²). */
export interface HingeFit {
  readonly intercept: number;
  readonly slopeBelow: number;
  readonly slopeChange: number;
  readonly residualSumOfSquares: number;
  /** False where the data cannot tell the hinge from a straight line, or from nothing. */
  readonly identified: boolean;
}

/** Share of a predictor's variation that must be its own for it to be told apart. */
const OWN_SHARE = 1e-10;

/** Fits a hinge at a given point; `flatBelow` holds the slope below it at 0. */
export function fitHinge(data: GroupedResponses, at: number, flatBelow: boolean): HingeFit {
  const hinge = data.x.map((value) => Math.max(0, value - at));
  const meanHinge = weightedMean(hinge, data);
  const meanX = weightedMean(data.x, data);
  const meanY = weightedMean(data.means, data);
  let [xx, xh, hh, xy, hy] = [0, 0, 0, 0, 0];
  data.weights.forEach((weight, i) => {
    const dx = (data.x[i] ?? 0) - meanX;
    const dh = (hinge[i] ?? 0) - meanHinge;
    const dy = (data.means[i] ?? 0) - meanY;
    xx += weight * dx * dx;
    xh += weight * dx * dh;
    hh += weight * dh * dh;
    xy += weight * dx * dy;
    hy += weight * dh * dy;
  });
  const determinant = xx * hh - xh * xh;
  const identified = flatBelow ? hh > 0 : determinant > OWN_SHARE * xx * hh;
  const slopeChange = identified ? (flatBelow ? hy / hh : (xx * hy - xh * xy) / determinant) : 0;
  const slopeBelow = flatBelow || xx === 0 ? 0 : (xy - xh * slopeChange) / xx;
  const intercept = meanY - slopeBelow * meanX - slopeChange * meanHinge;
  const residualSumOfSquares = data.weights.reduce((sum, weight, i) => {
    const fitted = intercept + slopeBelow * (data.x[i] ?? 0) + slopeChange * (hinge[i] ?? 0);
    return sum + weight * ((data.means[i] ?? 0) - fitted) ** 2;
  }, data.pureError);
  return { intercept, slopeBelow, slopeChange, residualSumOfSquares, identified };
}

function weightedMean(values: Float64Array, { weights, weight }: GroupedResponses): number {
  return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / weight;
}
