import type { Instant } from '@sidetone/domain/time';
import type { Exposures } from './exposure.js';
import { mapKpis, type PlantableKpi } from './plantable-kpis.js';

/** What was planted on the answer to a message. */
export interface PlantedExposure {
  readonly messageId: string;
  readonly answeredAt: Instant;
  /** Whether all that tells of it has been told long enough ago to be reckoned with. */
  readonly settled: boolean;
  readonly kpis: Readonly<Record<PlantableKpi, number>>;
}

/** The value of each plantable KPI. */
export function valuesOf(exposures: Exposures): PlantedExposure['kpis'] {
  return mapKpis((kpi) => exposures[kpi].value);
}
