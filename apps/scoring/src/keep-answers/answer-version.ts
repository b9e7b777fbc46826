import type { Band } from '@sidetone/domain/nps';
import type { Instant } from '@sidetone/domain/time';
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
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | null;
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
}
