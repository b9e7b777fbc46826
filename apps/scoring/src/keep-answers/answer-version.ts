import type { Band } from '@sidetone/domain/nps';
import type { Instant } from '@sidetone/domain/time';
import type { CountedAnswer, Groups } from '../keep-cells/cell-place.js';
import type { Place } from '../keep-windows/window-changes.js';

/** An answer as one event tells it: what was said, or that it no longer counts. A greater revision replaces a smaller one. */
export type AnswerVersion = GivenVersion | WithdrawnVersion;

export interface GivenVersion {
  readonly state: 'given';
  readonly responseId: string;
  readonly revision: number;
  readonly invitationId: string;
  readonly surveyId: string;
  readonly place: Place;
  readonly score: number;
  readonly band: Band;
  readonly answeredAt: Instant;
  /** The operator's day of the answer. */
  readonly day: string;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | null;
  readonly channel: string;
  readonly language: string | null;
  readonly waveId: string | null;
  readonly dispatchedAt: Instant | null;
  /** From the dispatch to the answer. */
  readonly delayMinutes: number | null;
  readonly reasons: readonly string[];
  readonly consents: readonly string[];
  /** As redacted by response-ingest. */
  readonly comment: string | null;
  readonly items: readonly { readonly indicatorId: string; readonly level: number; readonly weight: number }[];
}

export interface WithdrawnVersion {
  readonly state: 'withdrawn';
  readonly responseId: string;
  readonly revision: number;
  readonly invitationId: string;
}

/** What is kept of an answer: its revision, and where it counts unless it was withdrawn. */
export interface KeptAnswer {
  readonly responseId: string;
  readonly revision: number;
  readonly counted: { readonly place: Place; readonly band: Band } | undefined;
  readonly standing?: KeptStanding | undefined;
}

/** Of an answer that counts: whose it is, and what cells count of it. */
export interface KeptStanding {
  readonly customerId: string;
  readonly subscriptionId: string | null;
  readonly counted: CountedAnswer;
}

/** An answer as it is to be kept, with the groups that it belongs to; a withdrawn one belongs to none. */
export type PlacedVersion =
  | (GivenVersion & { readonly groups: Groups; readonly rootCause: string | null; readonly outside: boolean })
  | WithdrawnVersion;
