import type { DriverModel } from '@sidetone/domain/drivers';
import type { Share } from '@sidetone/domain/impact';
import type { Aggregation } from '@sidetone/domain/kpi';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { grouped } from '../compute-exposures/grouped.js';
import type { DayBounds } from './carried-by.js';

/** What hit a line on a day. */
export interface DayTotal {
  readonly kpi: string;
  /** The cell or other resource through which it came, where that is known. */
  readonly resource_id: string | null;
  readonly day: string;
  readonly amount: number;
  readonly weight: number | null;
}

export interface LineExposures {
  readonly exposures: ReadonlyMap<string, number>;
  readonly shares: readonly Share[];
}

const GREATEST: ReadonlySet<Aggregation> = new Set<Aggregation>(['max', 'maxDays']);
const itself = (total: DayTotal): DayTotal => total;

/** The exposure to each KPI by the totals of the window's days, and what part of it came through which resource. */
export function lineExposures(
  totals: readonly DayTotal[],
  model: DriverModel,
  aggregations: ReadonlyMap<string, Aggregation>,
  ageOf: (day: string) => number,
): LineExposures {
  const exposures = new Map<string, number>();
  const shares: Share[] = [];
  for (const [kpi, ofKpi] of grouped(totals, (total) => total.kpi, itself)) {
    const form = model.kpis.find((candidate) => candidate.kpi === kpi)?.form;
    const aged = (total: DayTotal): number =>
      form?.kind === 'decay' ? total.amount * 2 ** (-ageOf(total.day) / form.halfLifeDays) : total.amount;
    const amounts = ofKpi.map(aged);
    const weight = ofKpi.reduce((sum, total) => sum + (total.weight ?? 0), 0);
    const whole = amounts.reduce((sum, amount) => sum + amount, 0);
    const aggregation = aggregations.get(kpi);
    const value = aggregation && GREATEST.has(aggregation) ? Math.max(...amounts) : weight > 0 ? whole / weight : whole;
    if (!(value > 0) || !(whole > 0)) continue;
    exposures.set(kpi, value);
    for (const [resourceId, carried] of grouped(ofKpi, ({ resource_id }) => resource_id, itself)) {
      const part = carried.reduce((sum, total) => sum + aged(total), 0);
      if (resourceId !== null && part > 0) shares.push({ resourceId, kpi, share: part / whole });
    }
  }
  return { exposures, shares };
}

/** Age in days of what happened on a day: to its middle, or to that of what has passed of it. */
export function ageAt(asOf: Instant, days: DayBounds): (day: string) => number {
  return (day) => {
    const { from, to } = days(day);
    return (asOf - (from + to) / 2) / DAY_MS;
  };
}
