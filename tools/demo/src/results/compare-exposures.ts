import type { PlantedExposure } from '../simulator/simulator-output.js';
import type { FoundExposure } from './read-exposures.js';

/** Whether the platform found what was planted on each answer. */
export interface ExposureComparison {
  /** Answers whose exposures were held against each other, in every KPI that can be planted. */
  readonly compared: number;
  /** Those of them that agree in all KPIs. */
  readonly equal: number;
  /** Answers left out, because an event about them was still on its way to the platform, or has only just come. */
  readonly unsettled: number;
  readonly firstDifferences: readonly ExposureDifference[];
}

export interface ExposureDifference {
  readonly messageId: string;
  readonly answeredAt: string;
  /** Null where the platform knows of no exposure of this answer. */
  readonly responseId: string | null;
  readonly kpi: string;
  readonly planted: number;
  /** Null where it is missing. */
  readonly found: number | null;
}

/** Sums are added up in another order; beyond that, nothing differs. */
const TOLERANCE = 1e-9;
const MOST_DIFFERENCES = 10;

/** Holds the exposures that were planted against those that were found. @param found by message */
export function compareExposures(
  planted: readonly PlantedExposure[],
  found: ReadonlyMap<string, FoundExposure>,
): ExposureComparison {
  const settled = planted.filter((exposure) => exposure.settled);
  const differences = settled.map((exposure) => differencesOf(exposure, found.get(exposure.messageId)));
  return {
    compared: settled.length,
    equal: differences.filter(({ length }) => length === 0).length,
    unsettled: planted.length - settled.length,
    firstDifferences: differences.flat().slice(0, MOST_DIFFERENCES),
  };
}

/** Whether nothing that was compared differs. */
export function exposuresAgree({ compared, equal }: ExposureComparison): boolean {
  return compared === equal;
}

function differencesOf(
  { messageId, answeredAt, kpis }: PlantedExposure,
  found: FoundExposure | undefined,
): readonly ExposureDifference[] {
  return Object.entries(kpis)
    .map(([kpi, value]) => ({ kpi, planted: value, found: found?.kpis[kpi] ?? null }))
    .filter(({ planted, found: value }) => value === null || !isClose(planted, value))
    .map((difference) => ({
      messageId,
      answeredAt: new Date(answeredAt).toISOString(),
      responseId: found?.responseId ?? null,
      ...difference,
    }));
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one));
}
