import type { Instant } from '../time/index.js';

export const REPAIR_KINDS = ['resource', 'region', 'process'] as const;

/** What was repaired: parts of the network, all that is in a region, or how things are done in an area of the journey. */
export type RepairKind = (typeof REPAIR_KINDS)[number];

/** Something that was mended, by somebody, at a known time. */
export interface Repair {
  readonly kind: RepairKind;
  /** Ids of resources, names of regions, or journey areas. */
  readonly targets: readonly string[];
  readonly at: Instant;
  /** The KPI that it was to mend; null when nobody said. */
  readonly kpi: string | null;
}

/** Whether two repairs may have mended the same: who is touched by either is no comparison for the other. One without a KPI may have mended anything. */
export function mayMendTheSame(a: Pick<Repair, 'kpi'>, b: Pick<Repair, 'kpi'>): boolean {
  return a.kpi === null || b.kpi === null || a.kpi === b.kpi;
}
