import type { DriverReport } from './driver-report.js';

export interface KpiStanding {
  /** Whether the run found the KPI associated with the score. */
  readonly flagged: boolean;
  /** Why a number about the KPI should not be relied on; null where the run speaks for it. */
  readonly caution: string | null;
}

/** How far what is said of a KPI by a run's model can be relied on. */
export function standingOfKpi(
  { drivers, verdict, verdictReason }: Pick<DriverReport, 'drivers' | 'verdict' | 'verdictReason'>,
  kpi: string,
): KpiStanding {
  const finding = drivers.find((candidate) => candidate.kpi === kpi);
  const flagged = finding?.flagged ?? false;
  const words = [
    ...(flagged ? [] : [unflagged(kpi, finding?.adjustedP)]),
    ...(verdict === 'usable' ? [] : [`The run is not to be relied on as it is. ${verdictReason}`]),
  ];
  return { flagged, caution: words.length === 0 ? null : words.join(' ') };
}

function unflagged(kpi: string, adjustedP: number | undefined): string {
  const q = adjustedP === undefined ? '' : ` (q = ${adjustedP < 0.001 ? 'below 0.001' : adjustedP.toFixed(3)})`;
  return `${kpi} is not flagged${q}: that it goes with the score cannot be told from chance, or it goes the other way than it should, so what is expected here may be nothing but chance: look at the interval.`;
}
