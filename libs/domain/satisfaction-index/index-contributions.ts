import type { IndexPart } from './customer-index.js';
import { midWeightEffects, type PartEffect } from './mid-weight-effects.js';
import type { PartReading } from './part-readings.js';
import type { WaveIndex } from './wave-index.js';

export type ReadWave = Extract<WaveIndex, { kind: 'index' }>;

/**
 * What moved the index, in percent points. Effects of all indicators and `customerMix` together are the change, exactly.
 * `sameCustomers`: effects are of the customers of both waves, and `customerMix` is what those who came and left did. `wholeWaves`: too
 * few are in both, effects are of the waves' mean scores and weights, in which the mix is contained.
 */
export interface IndexContributions {
  readonly basis: 'sameCustomers' | 'wholeWaves';
  readonly customers: number;
  readonly customerMix: number;
  readonly indicators: readonly PartEffect[];
  readonly levels: readonly Omit<PartEffect, 'indicatorId'>[];
}

/** From this share of the smaller wave on, customers of both waves stand for it. */
const ENOUGH_IN_COMMON = 0.5;

/** What each indicator and level contributed to the change from one wave to another. */
export function indexContributions(before: ReadWave, after: ReadWave): IndexContributions {
  const later = new Map(after.customers.map((customer) => [customer.customerId, customer]));
  const pairs = before.customers.flatMap((customer) => {
    const again = later.get(customer.customerId);
    return again ? [{ before: customer.parts, after: again.parts }] : [];
  });
  const customers = pairs.length;
  const change = after.percent - before.percent;
  if (customers < ENOUGH_IN_COMMON * Math.min(before.n, after.n)) {
    const indicators = midWeightEffects(partsOf(before.indicators), partsOf(after.indicators));
    return { basis: 'wholeWaves', customers, customerMix: 0, indicators, levels: byLevel(indicators) };
  }
  const effects = pairs.map((pair) => midWeightEffects(pair.before, pair.after));
  const indicators = meanEffects(effects);
  const customerMix = change - indicators.reduce((sum, { total }) => sum + total, 0);
  return { basis: 'sameCustomers', customers, customerMix, indicators, levels: byLevel(indicators) };
}

/** A wave as if it were one customer: mean shares, and scores that give its points. */
function partsOf(readings: readonly PartReading[]): readonly IndexPart[] {
  return readings.map(({ levelId, indicatorId = levelId, importance, points, percent }) => ({
    levelId,
    indicatorId,
    share: importance,
    percent: importance === 0 ? percent : points / importance,
  }));
}

function meanEffects(effects: readonly (readonly PartEffect[])[]): readonly PartEffect[] {
  const sums = summed(effects.flat(), ({ indicatorId }) => indicatorId);
  const n = effects.length;
  return sums.map((one) => ({ ...one, byScore: one.byScore / n, byWeight: one.byWeight / n, total: one.total / n }));
}

function byLevel(indicators: readonly PartEffect[]): IndexContributions['levels'] {
  return summed(indicators, ({ levelId }) => levelId).map(({ indicatorId: _one, ...level }) => level);
}

function summed(effects: readonly PartEffect[], keyOf: (effect: PartEffect) => string): readonly PartEffect[] {
  const sums = new Map<string, PartEffect>();
  for (const effect of effects) {
    const sum = sums.get(keyOf(effect)) ?? { ...effect, byScore: 0, byWeight: 0, total: 0 };
    sums.set(keyOf(effect), {
      ...sum,
      byScore: sum.byScore + effect.byScore,
      byWeight: sum.byWeight + effect.byWeight,
      total: sum.total + effect.total,
    });
  }
  return [...sums.values()];
}
