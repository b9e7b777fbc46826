import type { JourneyArea } from '../journey/index.js';
import type { Condition } from './condition.js';
import type { FactName } from './fact.js';

/**
 * How the contributions of one window become one value. What a resource carried to a subscription by a share counts by that share.
 * - `count`: facts in the window
 * - `sum`: amounts of the facts in the window
 * - `mean`, `max`: of the amounts of the facts in the window; not defined without facts
 * - `ratio`: summed numerators over summed denominators, measured so, or facts over measured `opportunities`; not defined below ten denominators
 * - `unionHours`, `unionMinutes`: length of the intervals as far as they lie in the window, overlapping ones of one subscription once
 * - `unionCount`: separate intervals that come of uniting the overlapping ones, each one whole
 * - `maxDays`: longest delay among the intervals that touch the window, in days, whole delay and not only the part inside
 * - `periodMean`: mean of measured periods, weighted by the time they share with the window
 * - `timeOverThreshold`: minutes in the window of measured periods whose value is above `threshold`
 */
export const AGGREGATION_NAMES = [
  'count',
  'sum',
  'mean',
  'max',
  'ratio',
  'unionHours',
  'unionMinutes',
  'unionCount',
  'maxDays',
  'periodMean',
  'timeOverThreshold',
] as const;
export type Aggregation = (typeof AGGREGATION_NAMES)[number];

/** Whether more of it is worse for the customer, better, or not said. */
export const DIRECTIONS = ['worse', 'better', 'none'] as const;
export type KpiDirection = (typeof DIRECTIONS)[number];

/** What of a fact is added up: the field's number × `times` ÷ `dividedBy`, in the KPI's unit. */
export interface Amount {
  readonly field: string;
  readonly times?: number;
  /** Beside `times` because seconds ÷ 60 is exact where seconds × 0.0166… is not. */
  readonly dividedBy?: number;
}

/** Which facts count, and how much of each; all conditions must hold. */
export interface KpiSource {
  readonly fact: FactName;
  readonly where: readonly Condition[];
  readonly amount?: Amount;
}

/** A KPI as data. A measurement that bears its name counts for it, too, whatever the source. */
export interface KpiDefinition {
  readonly kpi: string;
  readonly description: string;
  readonly unit: string;
  readonly source: KpiSource;
  readonly aggregation: Aggregation;
  /** For `timeOverThreshold`, in the unit of what is measured. */
  readonly threshold?: number;
  /** For a `ratio` of counted facts: the measured KPI that tells of how many they are. */
  readonly opportunities?: string;
  /** Before an answer, in days. */
  readonly windowDays: readonly number[];
  /** Who can mend it. */
  readonly team: string;
  readonly journeyArea: JourneyArea;
  readonly direction: KpiDirection;
  /** Nobody at the operator can mend it, such as the weather. */
  readonly outsideControl: boolean;
}

const ADDITIVE: ReadonlySet<Aggregation> = new Set<Aggregation>(['count', 'sum']);

/** Whether values of parts of a window add up to the value of the whole. */
export function isAdditive({ aggregation }: Pick<KpiDefinition, 'aggregation'>): boolean {
  return ADDITIVE.has(aggregation);
}

/** Zero is a claim that nothing happened; who makes it needs a source that says it told everything (R20). */
const CLAIMS_ZERO: ReadonlySet<Aggregation> = new Set<Aggregation>([
  'count',
  'sum',
  'unionHours',
  'unionMinutes',
  'unionCount',
  'maxDays',
]);

export function claimsZero({
  aggregation,
  opportunities,
}: Pick<KpiDefinition, 'aggregation' | 'opportunities'>): boolean {
  return CLAIMS_ZERO.has(aggregation) || (aggregation === 'ratio' && opportunities !== undefined);
}
