import type { Instant } from '@sidetone/domain/time';
import type { CallOutcome } from '../../world/index.js';

/** A chance that somebody answers, where it came to that: a first message, a reminder, a call that was taken. */
export interface Trial {
  /** By link for messages, by invitation for interviews. */
  readonly of: string;
  readonly contactId: string;
  readonly at: Instant;
  readonly chance: number;
  readonly willAnswer: boolean;
}

/** An answer as it was given, and the HTTP status of what the platform said to it. */
export interface GivenAnswer {
  readonly of: string;
  readonly contactId: string;
  readonly at: Instant;
  readonly status: number;
}

export interface OptOut {
  readonly contactId: string;
  /** The channel of the message whose link was used, or all. */
  readonly scope: 'webhook' | 'all';
  readonly at: Instant;
  readonly status: number;
}

export interface Call {
  readonly invitationId: string;
  readonly contactId: string;
  readonly at: Instant;
  readonly outcome: CallOutcome | 'notClaimed' | 'givenBack';
}

export interface Talk {
  readonly interactionId: string;
  readonly kind: string;
  readonly contactId: string;
  readonly at: Instant;
  /** When the operator's system wrote it: later than it happened, where it came late. */
  readonly toldAt: Instant;
}

export interface VerificationRequest {
  readonly caseId: string;
  readonly contactId: string;
  readonly journeyArea: string;
  readonly askAfter: Instant;
  readonly toldAt: Instant;
}

/** What the operator, its people and its machines did about surveys, in the order in which they did it. */
export class SurveyLog {
  readonly trials: Trial[] = [];
  readonly answers: GivenAnswer[] = [];
  readonly optOuts: OptOut[] = [];
  readonly calls: Call[] = [];
  readonly talks: Talk[] = [];
  readonly verifications: VerificationRequest[] = [];
  /** Messages that the gateway turned away, by HTTP status. */
  readonly turnedAway = new Map<number, number>();
  casesClosed = 0;
  /** When each event was first written, by its id. */
  readonly firstTold = new Map<string, Instant>();
}
