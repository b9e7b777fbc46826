import type { RepairKind } from '@sidetone/domain/repairs';
import { sql, utcText } from '@sidetone/platform/database';

/** A repair as it is kept and told. */
export interface RegisteredRepair {
  readonly id: string;
  readonly name: string;
  readonly kind: RepairKind;
  /** Ids of resources, names of regions or journey areas, each once, in order. */
  readonly targets: readonly string[];
  readonly at: string;
  readonly team: string;
  readonly kpi: string | null;
  readonly registeredAt: string;
  /** The name of the API key. */
  readonly registeredBy: string;
}

/** The columns of `repair` that make one. */
export const REGISTERED = sql`repair_id as id, name, kind, targets, ${utcText('repaired_at')} as at, team, kpi,
  ${utcText('registered_at')} as "registeredAt", registered_by as "registeredBy"`;
