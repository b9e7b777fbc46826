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

/**
 * Fits hinges at any point to the same data, in O(log n) each: sums over all x above a point are kept beforehand. `flatBelow` holds the
 * slope below the hinge at 0; a hinge at infinity is a straight line.
 */
export function hingeFitter(data: GroupedResponses): (at: number, flatBelow: boolean) => HingeFit {
  const { above, meanX, meanY } = sumsAbove(data);
  const squares = Math.max(0, (above.yy[0] ?? 0) + data.pureError);
  const xx = above.xx[0] ?? 0;
  const xy = above.xy[0] ?? 0;
  return (at, flatBelow) => {
    const first = positionAbove(data.x, at);
    const k = first === data.x.length ? 0 : at - meanX;
    const [w, x, y] = [above.w[first] ?? 0, above.x[first] ?? 0, above.y[first] ?? 0];
    const [xxAbove, xyAbove] = [above.xx[first] ?? 0, above.xy[first] ?? 0];
    // Of h = max(0, x − at), all centred: its mean, and its products with itself, x and y.
    const meanHinge = (x - k * w) / data.weight;
    const hh = xxAbove - 2 * k * x + k * k * w - data.weight * meanHinge * meanHinge;
    const xh = xxAbove - k * x;
    const hy = xyAbove - k * y;
    const determinant = xx * hh - xh * xh;
    const identified = first < data.x.length && (flatBelow ? hh > 0 : determinant > OWN_SHARE * xx * hh);
    const slopeChange = identified ? (flatBelow ? hy / hh : (xx * hy - xh * xy) / determinant) : 0;
    const slopeBelow = flatBelow || xx === 0 ? 0 : (xy - xh * slopeChange) / xx;
    const explained = slopeBelow * xy + slopeChange * hy;
    return {
      intercept: meanY - slopeBelow * meanX - slopeChange * meanHinge,
      slopeBelow,
      slopeChange,
      residualSumOfSquares: Math.max(data.pureError, squares - explained),
      identified,
    };
  };
}

/** Sums over the groups from each on, of deviations from the means: weight, x, y and their products. */
function sumsAbove({ x, weights, means, weight }: GroupedResponses) {
  const size = x.length;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < size; i += 1) {
    meanX += ((weights[i] ?? 0) * (x[i] ?? 0)) / weight;
    meanY += ((weights[i] ?? 0) * (means[i] ?? 0)) / weight;
  }
  const column = () => new Float64Array(size + 1);
  const above = { w: column(), x: column(), y: column(), xx: column(), xy: column(), yy: column() };
  for (let i = size - 1; i >= 0; i -= 1) {
    const w = weights[i] ?? 0;
    const dx = (x[i] ?? 0) - meanX;
    const dy = (means[i] ?? 0) - meanY;
    above.w[i] = (above.w[i + 1] ?? 0) + w;
    above.x[i] = (above.x[i + 1] ?? 0) + w * dx;
    above.y[i] = (above.y[i + 1] ?? 0) + w * dy;
    above.xx[i] = (above.xx[i + 1] ?? 0) + w * dx * dx;
    above.xy[i] = (above.xy[i + 1] ?? 0) + w * dx * dy;
    above.yy[i] = (above.yy[i + 1] ?? 0) + w * dy * dy;
  }
  return { above, meanX, meanY };
}

/** Position of the first value above `at`, the length where there is none. */
function positionAbove(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
