import type { OrdinalDesign } from './ordinal-design.js';
import { thresholdAt, type NpsCuts } from './ordinal-predict.js';

const { exp } = Math;

/** A loss in NPS points and its slope by each threshold, then by each coefficient. */
export interface Loss {
  readonly loss: number;
  readonly gradient: Float64Array;
}

/**
 * The expected NPS of the rows, and for each question how much more it would be were the marked columns 0. Rows that have
 * nothing in a marked column do not differ and are passed over.
 * @param thresholds how many parameters are thresholds; the rest belong to the columns
 */
export function lossesWithout(
  design: OrdinalDesign,
  parameters: Float64Array,
  thresholds: number,
  cuts: NpsCuts,
  questions: readonly Uint8Array[],
): { readonly nps: number; readonly losses: readonly Loss[] } {
  const { rows, start, column, value, weight, offset } = design;
  const lowerCut = thresholdAt(parameters.subarray(0, thresholds), cuts.detractor);
  const upperCut = thresholdAt(parameters.subarray(0, thresholds), cuts.promoter);
  const beta = parameters.subarray(thresholds);
  const losses = questions.map(() => ({ loss: 0, lower: 0, upper: 0, slope: new Float64Array(beta.length) }));
  let total = 0;
  let nps = 0;
  for (let row = 0; row < rows; row += 1) {
    const begin = start[row] ?? 0;
    const end = start[row + 1] ?? 0;
    const w = weight[row] ?? 0;
    let eta = offset[row] ?? 0;
    for (let i = begin; i < end; i += 1) eta += (value[i] ?? 0) * (beta[column[i] ?? 0] ?? 0);
    const promoter = 1 / (1 + exp(upperCut - eta));
    const detractor = 1 / (1 + exp(eta - lowerCut));
    const upperDensity = promoter * (1 - promoter);
    const lowerDensity = detractor * (1 - detractor);
    total += w;
    nps += w * (promoter - detractor);
    for (let q = 0; q < questions.length; q += 1) {
      const marked = questions[q];
      const into = losses[q];
      if (!marked || !into) continue;
      let taken = 0;
      let hit = false;
      for (let i = begin; i < end; i += 1) {
        const k = column[i] ?? 0;
        if (marked[k] !== 1) continue;
        taken += (value[i] ?? 0) * (beta[k] ?? 0);
        hit = true;
      }
      if (!hit) continue;
      const spared = 1 / (1 + exp(upperCut - eta + taken));
      const sparedLow = 1 / (1 + exp(eta - taken - lowerCut));
      const upperSpared = spared * (1 - spared);
      const lowerSpared = sparedLow * (1 - sparedLow);
      into.loss += w * (spared - sparedLow - promoter + detractor);
      into.upper -= w * (upperSpared - upperDensity);
      into.lower -= w * (lowerSpared - lowerDensity);
      const before = w * (upperDensity + lowerDensity);
      const after = w * (upperSpared + lowerSpared);
      for (let i = begin; i < end; i += 1) {
        const k = column[i] ?? 0;
        const change = marked[k] === 1 ? -before : after - before;
        into.slope[k] = (into.slope[k] ?? 0) + change * (value[i] ?? 0);
      }
    }
  }
  const points = 100 / total;
  return {
    nps: nps * points,
    losses: losses.map(({ loss, lower, upper, slope }) => {
      const gradient = new Float64Array(parameters.length);
      if (Number.isFinite(lowerCut)) gradient[cuts.detractor] = lower * points;
      if (Number.isFinite(upperCut)) gradient[cuts.promoter] = (gradient[cuts.promoter] ?? 0) + upper * points;
      slope.forEach((sum, k) => (gradient[thresholds + k] = sum * points));
      return { loss: loss * points, gradient };
    }),
  };
}
