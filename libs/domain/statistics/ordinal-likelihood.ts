import type { OrdinalDesign } from './ordinal-design.js';

// Taken once: the loop over a million answers then looks up no global.
const { exp, expm1, log, max, min } = Math;

/** The log-likelihood of a proportional-odds model at a point, with slope and curvature. Thresholds come before coefficients. */
export interface OrdinalEvaluation {
  readonly logLikelihood: number;
  readonly gradient: Float64Array;
  /** Observed information: minus the second derivatives, whole, row by row. */
  readonly information: Float64Array;
}

/** Beyond it e^η and its products leave the range of a double; such an η is a diverging fit anyway. */
const LARGEST_PREDICTOR = 300;

/**
 * Log-likelihood, gradient and observed information of logit P(Y ≤ j) = threshold_j − x'β (McCullagh 1980), in one pass.
 *
 * With u = F(threshold_j − η) and v = F(threshold_{j−1} − η) the probability of category j is u − v =
 * u (1 − v) (1 − e^(threshold_{j−1} − threshold_j)): a product, so the logarithm falls into terms of one threshold each, the
 * last of them the same for all answers of a category. Both u and v follow from one e^η and the thresholds' exponentials.
 * @param stride looks at every stride-th answer of each category only, and counts it that often
 */
export function evaluateOrdinal(design: OrdinalDesign, parameters: Float64Array, stride = 1): OrdinalEvaluation {
  const { columns, categories, categoryStart, start, column, value, weight, offset } = design;
  const cuts = categories - 1;
  const size = cuts + columns;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const beta = parameters.subarray(cuts);
  const slope = new Float64Array(columns);
  const curvature = new Float64Array(columns * columns);
  let logLikelihood = 0;
  // What the sum's rounding has lost so far (Kahan 1965, CACM 8:40): over a million terms it outgrows the gain of a last step.
  let lost = 0;

  for (let j = 0; j < categories; j += 1) {
    const from = categoryStart[j] ?? 0;
    const to = categoryStart[j + 1] ?? 0;
    const factor = (to - from) / max(1, Math.ceil((to - from) / stride));
    const hasLower = j > 0;
    const upperFactor = j < cuts ? exp(-(parameters[j] ?? 0)) : 0;
    const lowerFactor = hasLower ? exp(-(parameters[j - 1] ?? 0)) : 0;
    const upperCross = new Float64Array(columns);
    const lowerCross = new Float64Array(columns);
    let total = 0;
    let upperSlope = 0;
    let lowerSlope = 0;
    let upperCurve = 0;
    let lowerCurve = 0;

    for (let row = from; row < to; row += stride) {
      const begin = start[row] ?? 0;
      const end = start[row + 1] ?? 0;
      let eta = offset[row] ?? 0;
      for (let i = begin; i < end; i += 1) eta += (value[i] ?? 0) * (beta[column[i] ?? 0] ?? 0);
      const odds = exp(max(-LARGEST_PREDICTOR, min(LARGEST_PREDICTOR, eta)));
      const a = odds * upperFactor;
      const b = odds * lowerFactor;
      const u = 1 / (1 + a);
      const v = hasLower ? 1 / (1 + b) : 0;
      const w = (weight[row] ?? 0) * factor;
      const aboveLower = hasLower ? b * v : 1;
      const term = w * log(u * aboveLower) - lost;
      const summed = logLikelihood + term;
      lost = summed - logLikelihood - term;
      logLikelihood = summed;
      total += w;
      const wu = w * u * a * u;
      const wv = w * v * aboveLower;
      upperSlope += w * a * u;
      lowerSlope += w * v;
      upperCurve += wu;
      lowerCurve += wv;
      const s = w * (v - a * u);
      for (let i = begin; i < end; i += 1) {
        const k = column[i] ?? 0;
        const x = value[i] ?? 0;
        slope[k] = (slope[k] ?? 0) + s * x;
        upperCross[k] = (upperCross[k] ?? 0) + wu * x;
        lowerCross[k] = (lowerCross[k] ?? 0) + wv * x;
        const wx = (wu + wv) * x;
        const line = k * columns;
        for (let l = begin; l <= i; l += 1) {
          const at = line + (column[l] ?? 0);
          curvature[at] = (curvature[at] ?? 0) + wx * (value[l] ?? 0);
        }
      }
    }

    if (j < cuts) addCut(j, upperSlope, upperCurve, upperCross);
    if (hasLower) addCut(j - 1, -lowerSlope, lowerCurve, lowerCross);
    if (hasLower && j < cuts) addWidth(j, total);
  }
  for (let k = 0; k < columns; k += 1) {
    gradient[cuts + k] = slope[k] ?? 0;
    for (let l = 0; l <= k; l += 1) {
      information[(cuts + k) * size + cuts + l] = curvature[k * columns + l] ?? 0;
      information[(cuts + l) * size + cuts + k] = curvature[k * columns + l] ?? 0;
    }
  }
  return { logLikelihood, gradient, information };

  function addCut(cut: number, cutSlope: number, curve: number, cross: Float64Array): void {
    gradient[cut] = (gradient[cut] ?? 0) + cutSlope;
    information[cut * size + cut] = (information[cut * size + cut] ?? 0) + curve;
    for (let k = 0; k < columns; k += 1) {
      const at = cut * size + cuts + k;
      const sum = (information[at] ?? 0) - (cross[k] ?? 0);
      information[at] = sum;
      information[(cuts + k) * size + cut] = sum;
    }
  }

  /** The term of the distance between the two thresholds of an inner category. */
  function addWidth(j: number, total: number): void {
    const width = (parameters[j] ?? 0) - (parameters[j - 1] ?? 0);
    const growth = expm1(width);
    logLikelihood += total * log(-expm1(-width));
    gradient[j] = (gradient[j] ?? 0) + total / growth;
    gradient[j - 1] = (gradient[j - 1] ?? 0) - total / growth;
    const curve = (total * (growth + 1)) / growth ** 2;
    const upper = j * size + j;
    const lower = (j - 1) * size + j - 1;
    information[upper] = (information[upper] ?? 0) + curve;
    information[lower] = (information[lower] ?? 0) + curve;
    information[j * size + j - 1] = (information[j * size + j - 1] ?? 0) - curve;
    information[(j - 1) * size + j] = (information[(j - 1) * size + j] ?? 0) - curve;
  }
}
