import type { CompiledCatalogue } from './compile-catalogue.js';
import type { Fact } from './fact.js';
import type { KpiDefinition } from './kpi-definition.js';

/** A measurement of a KPI as such. Without a definition it is one of the operator's own. */
export interface MeasuredSelf {
  readonly kpi: string;
  readonly value: number;
  readonly unit: string;
  readonly definition?: KpiDefinition;
}

/**
 * What a measurement says of the KPI whose name it bears. `undefined` where that is retired or has another unit, and where its
 * definition takes the measurement anyway.
 */
export function measuredSelf({ fields }: Fact, catalogue: CompiledCatalogue): MeasuredSelf | undefined {
  const { kpi, value, unit } = fields;
  if (typeof kpi !== 'string' || typeof value !== 'number' || typeof unit !== 'string') return undefined;
  const definition = catalogue.definition(kpi);
  if (!definition) return catalogue.isRetired(kpi) ? undefined : { kpi, value, unit };
  if (definition.unit !== unit) return undefined;
  const taken = catalogue
    .countersOf('measured')
    .some((counter) => counter.definition === definition && counter.role === 'counted' && counter.counts(fields));
  return taken ? undefined : { kpi, value, unit, definition };
}
