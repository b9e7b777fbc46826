import type { JourneyArea } from '../journey/index.js';
import type { CompiledCatalogue } from './compile-catalogue.js';

/** Who can mend a KPI, and where in the relationship it is felt. */
export interface KpiOwner {
  readonly team: string;
  readonly journeyArea: JourneyArea;
}

/**
 * The owner of a KPI. One of the operator's own belongs to whoever owns its family in the catalogue (`voice.mos` to core
 * voice), else to customer care, who will know whom to ask.
 */
export function kpiOwner(kpi: string, catalogue: Pick<CompiledCatalogue, 'definition' | 'definitions'>): KpiOwner {
  const family = `${kpi.split('.', 1)[0]}.`;
  const owner =
    catalogue.definition(kpi) ?? catalogue.definitions.find((definition) => definition.kpi.startsWith(family));
  if (!owner) return { team: 'customer care', journeyArea: 'support' };
  return { team: owner.team, journeyArea: owner.journeyArea };
}
