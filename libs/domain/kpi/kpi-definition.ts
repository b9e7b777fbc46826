import type { JourneyArea } from '../journey/index.js';

export type KpiUnit = 'count' | 'h' | 'min' | 'd' | 'ratio';

/**
 * How the contributions of one window become one value:
 * - `sum`: amounts of the events in the window (a count is the sum of ones; minutes are summed as they come)
 * - `unionHours`: length of the union of the intervals, in hours, as far as they lie in the window
 * - `meanAmount`: mean amount of the events in the window; not defined without events
 * - `maxDays`: longest delay among the intervals that touch the window, in days, whole delay and not only the part inside
 * - `ratio`: summed numerators over summed denominators; not defined below ten denominators
 * - `periodMean`: mean of measured periods, weighted by the time they share with the window
 */
export type Aggregation = 'sum' | 'unionHours' | 'meanAmount' | 'maxDays' | 'ratio' | 'periodMean';

/** Whether more of it is worse for the customer, better, or not said. */
export type KpiDirection = 'worse' | 'better' | 'none';

export interface KpiDefinition {
  readonly kpi: string;
  readonly unit: KpiUnit;
  readonly aggregation: Aggregation;
  /** Types of the events it is made from. */
  readonly sourceTypes: readonly string[];
  /** Who can mend it. */
  readonly team: string;
  readonly journeyArea: JourneyArea;
  readonly direction: KpiDirection;
}
