import { HOUR_MS } from '../time/index.js';
import type { CompiledCatalogue } from './compile-catalogue.js';
import type { Contribution } from './contribution.js';
import { contributionsOf } from './contributions-of.js';
import { countsOf } from './counts-of.js';
import type { Fact } from './fact.js';

/**
 * What one event adds to one KPI's total of its day: parts that add up, whatever the KPI. With `weight` the value of a day, a month or
 * a region is the sum of amounts over the sum of weights: numerators over denominators, or value × hours over hours.
 */
export interface KpiTotal {
  readonly kpi: string;
  readonly amount: number;
  readonly weight?: number;
}

/** What the fact of one event adds to the totals of its day. Facts that need a history add nothing here. */
export function totalsOf(fact: Fact, catalogue: CompiledCatalogue): readonly KpiTotal[] {
  const counts = countsOf(fact, catalogue);
  if (fact.name !== 'measured') return counts;
  return [
    ...counts,
    ...contributionsOf([fact], catalogue).flatMap((contribution) => weighted(contribution, catalogue)),
  ];
}

function weighted(contribution: Contribution, catalogue: CompiledCatalogue): KpiTotal[] {
  const { kpi, amount, from, to, numerator, denominator } = contribution;
  const aggregation = catalogue.definition(kpi)?.aggregation ?? 'periodMean';
  if (aggregation !== 'ratio' && aggregation !== 'periodMean') return [];
  if (numerator != null && denominator != null) return [{ kpi, amount: numerator, weight: denominator }];
  if (aggregation === 'ratio' || from == null || to == null) return [];
  const hours = (to - from) / HOUR_MS;
  const total = amount * hours;
  return Number.isFinite(total) ? [{ kpi, amount: total, weight: hours }] : [];
}
