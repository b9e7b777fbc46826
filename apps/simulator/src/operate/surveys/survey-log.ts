import type { Instant } from '@sidetone/domain/time';
import type { CallOutcome, Planted } from '../../world/index.js';

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
  readonly score: number;
  /** When the person says that it was. */
  readonly answeredAt: Instant;
  readonly planted: Planted;
  /** What else was answered, 1–5, where more was asked. */
  readonly items?: readonly { readonly indicatorId: string; readonly level: number }[];
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

/** A command of somebody on a case, which the platform took. */
export interface Work {
  readonly caseId: string;
  readonly at: Instant;
  readonly by: string;
  readonly what: 'contact' | 'cause' | 'action' | 'resolve' | 'close';
  /** The word that matters: the result, cause, plan, what was done, or outcome. */
  readonly said: string;
  /** Of the case, after it. */
  readonly version: number;
}

/** A cause that was agreed on, beside what was planted and what the platform had suggested, the likeliest first. */
export interface AgreedCause {
  readonly caseId: string;
  readonly agreed: string;
  readonly planted: string | null;
  readonly suggested: readonly string[];
}

/** What the operator, its people and its machines did about surveys, in the order in which they did it. */
export class SurveyLog {
  readonly trials: Trial[] = [];
  readonly answers: GivenAnswer[] = [];
  readonly optOuts: OptOut[] = [];
  readonly calls: Call[] = [];
  readonly talks: Talk[] = [];
  readonly work: Work[] = [];
  readonly causes: AgreedCause[] = [];
  readonly ticks: Instant[] = [];
  private readonly planted = new Map<string, Planted>();
  /** Messages that the gateway turned away, by HTTP status. */
  readonly turnedAway = new Map<number, number>();
  casesClosed = 0;
  /** When each event was first written, by its id. */
  readonly firstTold = new Map<string, Instant>();

  /** Notes an answer as it was given. */
  note(answer: GivenAnswer): void {
    this.answers.push(answer);
    this.planted.set(`${answer.contactId} ${answer.answeredAt}`, answer.planted);
  }

  /** What was behind what a contact said at a moment. */
  plantedOf(contactId: string, answeredAt: Instant): Planted | undefined {
    return this.planted.get(`${contactId} ${answeredAt}`);
  }
}
