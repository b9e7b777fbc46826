import { intervalDays, intervalCount, intervalTime } from './aggregate-intervals.js';
import { largest, mean, total } from './aggregate-moments.js';
import { periodMean, ratio, timeOverThreshold } from './aggregate-periods.js';
import type { Contribution, Window } from './contribution.js';
import type { Aggregation, KpiDefinition } from './kpi-definition.js';
import { HOUR_MS, MINUTE_MS } from '../time/index.js';

/** A contribution that belongs to the window, and how bad it is beside the others of its KPI. */
export interface Weighed {
  readonly contribution: Contribution;
  /** In the KPI's unit; for a ratio its numerator, for what is measured its value. */
  readonly weight: number;
}

/** What the window holds: those that belong to it, and the value they make if it needs no word about completeness. */
export interface Aggregate {
  readonly belonging: readonly Weighed[];
  /** `undefined` where nothing can be said: no events to take the mean of, or too few denominators. */
  readonly value: number | undefined;
}

export type AggregationRule = (
  contributions: readonly Contribution[],
  window: Window,
  definition: Pick<KpiDefinition, 'threshold'>,
) => Aggregate;

/** One rule for each way to make one value of a window's contributions. */
export const AGGREGATIONS: Readonly<Record<Aggregation, AggregationRule>> = {
  count: total,
  sum: total,
  mean,
  max: largest,
  ratio,
  unionHours: intervalTime(HOUR_MS),
  unionMinutes: intervalTime(MINUTE_MS),
  unionCount: intervalCount,
  maxDays: intervalDays,
  periodMean,
  timeOverThreshold,
};
