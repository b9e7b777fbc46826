import type { CaseClosed, JourneyArea } from '@sidetone/contracts/events';
import type { Band } from '@sidetone/domain/nps';
import type { Instant } from '@sidetone/domain/time';

/** `open`: nobody has contacted the customer yet. */
export type CaseState = 'open' | 'contacted' | 'closed';
export type CaseOutcome = CaseClosed['outcome'];

/** A case as it stands. */
export interface Case {
  readonly caseId: string;
  readonly responseId: string;
  /** The revision of the answer that the case shows. */
  readonly responseRevision: number;
  readonly invitationId: string;
  readonly surveyId: string;
  /** Who answered; null once the answer is withdrawn. */
  readonly customerId: string | null;
  readonly contactId: string | null;
  readonly subscriptionId: string | null;
  readonly journeyArea: JourneyArea | null;
  readonly score: number;
  readonly band: Band;
  readonly priority: number;
  readonly team: string;
  readonly state: CaseState;
  readonly stateChangedAt: Instant;
  /** False for an answer that came late: it is followed up, but nobody is alarmed (rule R9). */
  readonly alert: boolean;
  /** Marked when the first contact did not come in time. */
  readonly overdue: boolean;
  readonly escalationLevel: number;
  readonly openedAt: Instant;
  readonly firstContactDue: Instant;
  readonly resolveDue: Instant;
  readonly contactedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly outcome: CaseOutcome | null;
  readonly rootCause: string | null;
  readonly withdrawn: boolean;
  /** How many events were told of the case. */
  readonly version: number;
}

/** A case as it begins: with somebody to contact. */
export type OpenedCase = Case & { readonly customerId: string; readonly contactId: string };

/** A case as it ends. */
export type ClosedCase = Case & { readonly closedAt: Instant; readonly outcome: CaseOutcome };
