import type { CompiledCatalogue } from './compile-catalogue.js';
import type { Fact } from './fact.js';
import { isAdditive } from './kpi-definition.js';
import { measuredSelf } from './measured-self.js';

/** What one event adds to one KPI's total of its day, in the KPI's unit. */
export interface KpiCount {
  readonly kpi: string;
  readonly amount: number;
}

const NOTHING: readonly KpiCount[] = [];

/** What the fact of one event adds to the KPIs that add up (`count`, `sum`), by its share. Facts that need a history add nothing here. */
export function countsOf(fact: Fact, catalogue: CompiledCatalogue): readonly KpiCount[] {
  const counts: KpiCount[] = [];
  const share = fact.share ?? 1;
  for (const { definition, counts: isCounted, amountOf, role } of catalogue.additiveCountersOf(fact.name)) {
    if (role !== 'counted' || !isCounted(fact.fields)) continue;
    const amount = amountOf(fact.fields) * share;
    if (Number.isFinite(amount)) counts.push({ kpi: definition.kpi, amount });
  }
  if (fact.name === 'measured') {
    const self = measuredSelf(fact, catalogue);
    if (self?.definition && isAdditive(self.definition)) counts.push({ kpi: self.kpi, amount: self.value * share });
  }
  return counts.length === 0 ? NOTHING : counts;
}
