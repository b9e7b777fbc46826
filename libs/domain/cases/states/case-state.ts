import type { Band } from '../../nps/index.js';
import type { Instant } from '../../time/index.js';

export const CASE_STATES = [
  'open',
  'assigned',
  'contacted',
  'causeAgreed',
  'inAction',
  'resolved',
  'verified',
  'closed',
  'unreachable',
  'contactRefused',
  'reopened',
  'withdrawn',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CLOSE_OUTCOMES = ['resolved', 'noContact', 'notNeeded', 'duplicate'] as const;
export type CloseOutcome = (typeof CLOSE_OUTCOMES)[number];

/** Who works on a case; without a person it waits in the team's queue. */
export interface Assignment {
  readonly team: string;
  readonly person?: string | undefined;
}

/** What was done, and whether the customer knows. */
export interface Resolution {
  readonly whatWasDone: string;
  readonly customerTold: boolean;
  /** Why not, where the customer neither knows nor is told by message. */
  readonly whyNotTold?: string | undefined;
}

/** What the states of a case are decided from. Contact, attempts and resolution are those of the round that runs. */
export interface WorkedCase {
  readonly state: CaseState;
  readonly stateChangedAt: Instant;
  readonly band: Band;
  /** 1, and one more for each time that the case was reopened. */
  readonly round: number;
  readonly assigned: Assignment;
  readonly attempts: readonly Instant[];
  readonly contactedAt?: Instant | undefined;
  readonly cause?: string | undefined;
  readonly actions: readonly string[];
  readonly resolution?: Resolution | undefined;
  readonly escalationLevel: number;
  readonly outcome?: CloseOutcome | undefined;
  readonly closedAt?: Instant | undefined;
  /** How many steps the case has taken: the number of its history entries. */
  readonly version: number;
}

/** A case that has just been opened and belongs to somebody's queue. */
export function freshCase(band: Band, assigned: Assignment, now: Instant): WorkedCase {
  const begun = { state: 'open', stateChangedAt: now, round: 1, version: 0, escalationLevel: 0 } as const;
  return { ...begun, band, assigned, attempts: [], actions: [] };
}

/** Whether a case still waits for somebody to do something. */
export function isLive(state: CaseState): boolean {
  return state !== 'closed' && state !== 'withdrawn';
}
