import type { KpiDefinition } from '@sidetone/domain/kpi';

/** One version of one KPI. */
export interface CatalogueEntry {
  /** 0 as it ships. */
  readonly version: number;
  readonly retired: boolean;
  readonly definition: KpiDefinition;
  /** Null as it ships. */
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly note: string | null;
}

/** A KPI as it ships. */
export function shippedEntry(definition: KpiDefinition): CatalogueEntry {
  return { version: 0, retired: false, definition, changedAt: null, changedBy: null, note: null };
}
