import type { Clock, ClockKind, JoinedCase, ToldOfClock, WorkedCase } from '@sidetone/domain/cases';
import type { JourneyArea } from '@sidetone/domain/journey';
import type { SurveyKind } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';

export type Clocks = Readonly<Record<ClockKind, Clock>>;

/** What is known of an answer beside what its case lists of it. */
export interface AnswerDetails {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly kind: SurveyKind;
  /** As it was first given: a correction is no recovery. */
  readonly firstScore: number;
  readonly answeredAt: Instant;
  readonly arrivedAt: Instant;
  readonly reasons: readonly string[];
  /** Absent once the answer is withdrawn. */
  readonly comment?: string | undefined;
  readonly language?: string | undefined;
  /** The two promises of this answer, which its case takes over where they are the soonest. */
  readonly clocks: Clocks;
}

/** Why a case went to whom it went. */
export interface Routing {
  readonly ruleId: string;
  readonly why: readonly string[];
}

/** A case as it stands: of one respondent about one topic. */
export interface Case extends WorkedCase, JoinedCase {
  // Both parts tell these two; the same is meant.
  readonly state: WorkedCase['state'];
  readonly contactedAt?: Instant | undefined;
  /** Of the answer that opened it. */
  readonly responseId: string;
  readonly invitationId: string;
  readonly surveyId: string;
  /** Absent, and `contactId` empty, once no answer counts any more. */
  readonly customerId?: string | undefined;
  readonly subscriptionId?: string | undefined;
  readonly journeyArea?: JourneyArea | undefined;
  /** The worst that counts. */
  readonly score: number;
  readonly segment?: string | undefined;
  readonly contractLevel?: string | undefined;
  readonly details: Readonly<Record<string, AnswerDetails>>;
  /** False where all answers came late: it is followed up, but nobody is alarmed (rule R9). */
  readonly alert: boolean;
  readonly openedAt: Instant;
  readonly assignedAt?: Instant | undefined;
  /** When it was last resolved. */
  readonly resolvedAt?: Instant | undefined;
  readonly clocks: Clocks;
  readonly told: Readonly<Record<ClockKind, Omit<ToldOfClock, 'level'>>>;
  /** By which version of calendars, teams and levels the clocks run. */
  readonly clockVersion: number;
  /** Why its clocks do not run as they should, for people; absent while they do. */
  readonly clockTrouble?: string | undefined;
  /** When something is to be told next. */
  readonly nextDueAt?: Instant | undefined;
  readonly routing?: Routing | undefined;
  /** Counts all changes, as `version` counts steps: the entity tag, and part of the ids of events. */
  readonly revision: number;
}

/** What happened in a case, for good: a step of the state machine, or what the answers and the clock did. */
export interface HistoryRecord {
  readonly caseId: string;
  readonly at: Instant;
  readonly by: string;
  /** The API key through which a person acted. */
  readonly via?: string | undefined;
  readonly move: string;
  readonly from: string;
  readonly to: string;
  readonly note?: string | undefined;
  /** The command, or what there is to know. */
  readonly detail?: object | undefined;
}

export const PRIORITY_OF = { detractor: 1, passive: 2, promoter: 3 } as const;
