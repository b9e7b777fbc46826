import { choleskyTimes, type CholeskyFactor } from './cholesky.js';
import type { Interval } from './interval.js';
import type { OrdinalDesign } from './ordinal-design.js';
import { thresholdAt, type NpsCuts } from './ordinal-predict.js';
import type { Loss } from './points-lost-of-rows.js';

const { exp, floor, min } = Math;

/** Respondents that a draw is reckoned for; the rest follow from the slope, which is known of all. */
const MOST_ROWS = 1_000;

export interface DrawnLosses {
  readonly design: OrdinalDesign;
  readonly parameters: Float64Array;
  readonly thresholds: number;
  readonly cuts: NpsCuts;
  /** The columns set to 0, one list per question, and the loss found for it. */
  readonly questions: readonly Uint8Array[];
  readonly losses: readonly Loss[];
  /** Of the covariance of the estimates. */
  readonly factor: CholeskyFactor;
}

/**
 * Percentile intervals of points lost by a parametric bootstrap: estimates are drawn from the normal distribution of their
 * (cluster-robust) covariance, and the loss is reckoned anew for each. Unlike the delta method it follows the bend of the
 * loss. A draw's loss is the loss found + slope × change for all respondents, and what bends away from that line is measured
 * on a thousand of the exposed, evenly spaced.
 * @param normal standard normal numbers, from a seed of the caller's
 */
export function drawnIntervals(of: DrawnLosses, draws: number, normal: () => number): readonly Interval[] {
  const { parameters, factor, questions, losses } = of;
  const samples = questions.map((marked) => exposedRows(of.design, marked));
  const drawn = questions.map(() => new Float64Array(draws));
  const found = questions.map((marked, q) => lossOfSample(of, parameters, marked, samples[q]));
  for (let draw = 0; draw < draws; draw += 1) {
    const z = Float64Array.from({ length: parameters.length }, normal);
    const change = choleskyTimes(factor, z);
    const there = parameters.map((value, i) => value + (change[i] ?? 0));
    questions.forEach((marked, q) => {
      const { loss, gradient } = losses[q] ?? { loss: 0, gradient: change };
      const { loss: sampled, gradient: slope } = found[q] ?? { loss: 0, gradient: change };
      const bent = lossOfSample(of, there, marked, samples[q], false).loss - sampled - dot(slope, change);
      const into = drawn[q];
      if (into) into[draw] = loss + dot(gradient, change) + bent;
    });
  }
  return drawn.map((values) => {
    values.sort();
    return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
  });
}

interface Sample {
  readonly rows: Int32Array;
  /** Share of the respondents' weight that one unit of the sample's weight stands for. */
  readonly scale: number;
}

function exposedRows({ rows, start, column, weight }: OrdinalDesign, marked: Uint8Array): Sample {
  const exposed: number[] = [];
  let exposedWeight = 0;
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    total += weight[row] ?? 0;
    let hit = false;
    for (let i = start[row] ?? 0; i < (start[row + 1] ?? 0); i += 1) if (marked[column[i] ?? 0] === 1) hit = true;
    if (!hit) continue;
    exposed.push(row);
    exposedWeight += weight[row] ?? 0;
  }
  const count = min(MOST_ROWS, exposed.length);
  const chosen = Int32Array.from({ length: count }, (_, i) => exposed[floor((i * exposed.length) / count)] ?? 0);
  const chosenWeight = chosen.reduce((sum, row) => sum + (weight[row] ?? 0), 0);
  return { rows: chosen, scale: chosenWeight > 0 ? (100 * exposedWeight) / (chosenWeight * total) : 0 };
}

function lossOfSample(
  { design, thresholds, cuts }: DrawnLosses,
  parameters: Float64Array,
  marked: Uint8Array,
  sample: Sample | undefined,
  withSlope = true,
): Loss {
  const { start, column, value, weight } = design;
  const lowerCut = thresholdAt(parameters.subarray(0, thresholds), cuts.detractor);
  const upperCut = thresholdAt(parameters.subarray(0, thresholds), cuts.promoter);
  const gradient = new Float64Array(withSlope ? parameters.length : 0);
  const { rows, scale } = sample ?? { rows: new Int32Array(), scale: 0 };
  let loss = 0;
  for (const row of rows) {
    const begin = start[row] ?? 0;
    const end = start[row + 1] ?? 0;
    let eta = 0;
    let taken = 0;
    for (let i = begin; i < end; i += 1) {
      const k = column[i] ?? 0;
      const part = (value[i] ?? 0) * (parameters[thresholds + k] ?? 0);
      eta += part;
      if (marked[k] === 1) taken += part;
    }
    const w = (weight[row] ?? 0) * scale;
    const [promoter, promoterSpared] = [above(eta - upperCut), above(eta - taken - upperCut)];
    const [detractor, detractorSpared] = [above(lowerCut - eta), above(lowerCut - eta + taken)];
    loss += w * (promoterSpared - promoter - detractorSpared + detractor);
    if (!withSlope) continue;
    const [upper, lower] = [promoter * (1 - promoter), detractor * (1 - detractor)];
    const [upperSpared, lowerSpared] = [promoterSpared * (1 - promoterSpared), detractorSpared * (1 - detractorSpared)];
    if (Number.isFinite(upperCut)) gradient[cuts.promoter] = (gradient[cuts.promoter] ?? 0) - w * (upperSpared - upper);
    if (Number.isFinite(lowerCut))
      gradient[cuts.detractor] = (gradient[cuts.detractor] ?? 0) - w * (lowerSpared - lower);
    for (let i = begin; i < end; i += 1) {
      const k = column[i] ?? 0;
      const density = (marked[k] === 1 ? 0 : upperSpared + lowerSpared) - upper - lower;
      gradient[thresholds + k] = (gradient[thresholds + k] ?? 0) + w * density * (value[i] ?? 0);
    }
  }
  return { loss, gradient };
}

function above(logit: number): number {
  return 1 / (1 + exp(-logit));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const low = floor(at);
  const [a, b] = [sorted[low] ?? 0, sorted[min(low + 1, sorted.length - 1)] ?? 0];
  return a + (at - low) * (b - a);
}
