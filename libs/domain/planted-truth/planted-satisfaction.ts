import { npsBand } from '../nps/index.js';
import { normalUpperTail } from '../statistics/index.js';
import { CUTS, UNEVEN, type PlantedKpi, type WorldKind } from './planted-world.js';

const { abs, exp, log, log1p } = Math;

/** Satisfaction without noise as seen by cut j; only the uneven world's cuts differ. */
export function location(
  kind: WorldKind,
  kpis: readonly PlantedKpi[],
  weights: readonly Float64Array[],
  baselines: Float64Array,
  i: number,
  j: number,
  spared?: number,
): number {
  let sum = baselines[i] ?? 0;
  for (let k = 0; k < kpis.length; k += 1) {
    if (k === spared) continue;
    const factor = kind === 'uneven' && k === 0 ? (j <= LAST_DETRACTOR ? UNEVEN.atDetractors : UNEVEN.atPromoters) : 1;
    sum += factor * (kpis[k]?.beta ?? 0) * (weights[k]?.[i] ?? 0);
  }
  return sum;
}

const bands = Array.from({ length: CUTS.length + 1 }, (_, score) => npsBand(score));
const LAST_DETRACTOR = bands.lastIndexOf('detractor');
const LAST_PASSIVE = bands.lastIndexOf('passive');

export interface World {
  readonly kind: WorldKind;
  readonly kpis: readonly PlantedKpi[];
  readonly weights: readonly Float64Array[];
  readonly baselines: Float64Array;
}

/** Expected NPS by the planted probabilities, with one KPI spared. */
export function npsOf({ kind, kpis, weights, baselines }: World, spared?: number): number {
  let sum = 0;
  for (let i = 0; i < baselines.length; i += 1) {
    const at = (j: number) => logistic(location(kind, kpis, weights, baselines, i, j, spared) - (CUTS[j] ?? 0));
    sum += at(LAST_PASSIVE) - (1 - at(LAST_DETRACTOR));
  }
  return (100 * sum) / baselines.length;
}

/** logit Φ(z), by the small tail: 1 − Φ(8) is lost to rounding, Φ(−8) is not. */
export function logitOfNormal(z: number): number {
  const tail = normalUpperTail(abs(z));
  return Math.sign(z) * (log1p(-tail) - log(tail));
}

function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}
