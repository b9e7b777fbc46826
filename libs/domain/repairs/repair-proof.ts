import type { KpiDirection } from '../kpi/index.js';
import type { Comparison, FourGroups } from './compare-groups.js';
import type { LeftOut } from './group-of.js';
import type { Matching } from './match-groups.js';
import type { TrendCheck } from './check-trend.js';

export const REPAIR_VERDICTS = [
  'improved',
  'worse',
  'no evidence of change',
  'not yet',
  'too few',
  'trends differed before',
] as const;
export type RepairVerdict = (typeof REPAIR_VERDICTS)[number];

/** Whether the fault itself became less, by the same comparison. */
export interface FaultProof extends Comparison {
  readonly verdict: 'improved' | 'worse' | 'no evidence of change' | 'changed';
  readonly answers: FourGroups;
}

/** What a repair did to the score of the customers it reached, against customers it did not reach. */
export interface RepairProof {
  readonly verdict: RepairVerdict;
  /** In words, for who registered the repair. */
  readonly reason: string;
  /** Until the time after is over; 0 when it is. */
  readonly daysLeft: number;
  /** Null for `not yet`, like all that follows: no answer is looked at before. */
  readonly answers: FourGroups | null;
  readonly leftOut: Readonly<Record<LeftOut | 'unmatched', number>> | null;
  /** Treated answers that another repair reached as well: what it did is in the same figure. */
  readonly treatedByOthersToo: number | null;
  /** Null until there is something to match. */
  readonly matching: Matching | null;
  /** In points of NPS: what the treated gained over the untreated. Null for `not yet` and `too few`. */
  readonly score: Comparison | null;
  readonly trend: TrendCheck | null;
  /** Of the KPI that was to be mended, in its unit per answer; null where none was named, or too few answers know it. */
  readonly fault: FaultProof | null;
}

export interface ProofSettings {
  /** The fewest answers of each of the four groups. */
  readonly minimumN: number;
  /** Whether more of the KPI is worse, or better. */
  readonly direction: KpiDirection;
}
