import type { Instant } from '../../time/index.js';

/** What cases can have in common. */
export interface SharedEvidence {
  readonly kind: 'resource' | 'billRun' | 'technician';
  readonly id: string;
}

/** A detractor's case as grouping needs it. */
export interface GroupedCase {
  readonly caseId: string;
  readonly customerId: string;
  readonly openedAt: Instant;
  readonly evidence: readonly SharedEvidence[];
}

/** Why a group is more than chance: kept with the incident as it was when it was found. */
export interface IncidentGrounds {
  readonly customers: number;
  /** How many customers were to be expected in a window, from what was seen before. */
  readonly expected: number;
  /** Poisson tail P(X ≥ customers). */
  readonly p: number;
  /** What `p` had to stay below: the rule's chance, shared out among all evidence that was looked at. */
  readonly below: number;
}

/** Detractors of one cause. Each member keeps its own case, owner and clocks, and each customer is called. */
export interface Incident {
  readonly incidentId: string;
  readonly evidence: SharedEvidence;
  /** Other evidence that the same customers share, so that one fault is one incident. */
  readonly alsoShared: readonly SharedEvidence[];
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly foundAt: Instant;
  /** In order of joining; nobody leaves. */
  readonly members: readonly string[];
  readonly grounds: IncidentGrounds;
}

export interface IncidentRules {
  /** Different customers, not cases. */
  readonly atLeast: number;
  readonly windowHours: number;
  /** The chance of one false incident in one look, such as 0.01. */
  readonly falseAlarm: number;
}

/** What was usual before: cases of detractors with a piece of evidence in so many hours. */
export interface Baseline {
  readonly hours: number;
  readonly casesOf: (evidence: SharedEvidence) => number;
}

export function nameOfEvidence({ kind, id }: SharedEvidence): string {
  return `${kind}:${id}`;
}
