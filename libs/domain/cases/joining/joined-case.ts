import type { JourneyArea } from '../../journey/index.js';
import type { Instant } from '../../time/index.js';
import type { CaseState } from '../states/index.js';

/** What an answer promises by its class, from when we could know of it. */
export interface Promised {
  readonly firstContactDue: Instant;
  readonly resolveDue: Instant;
}

/** An answer as a case lists it. A withdrawn one is kept without its score, so that a late copy of it is known again. */
export interface ListedAnswer {
  readonly responseId: string;
  readonly revision: number;
  /** 0–10; absent once withdrawn. */
  readonly score?: number | undefined;
  readonly promise: Promised;
}

/** `general` for an answer about no one area. */
export type Topic = JourneyArea | 'general';

/** What of a case says which answers belong to it. */
export interface JoinedCase {
  readonly caseId: string;
  readonly contactId: string;
  readonly topic: Topic;
  readonly state: CaseState;
  /** When the customer was first contacted in the round that runs. */
  readonly contactedAt?: Instant | undefined;
  /** When it was last said that something was done. */
  readonly resolvedAt?: Instant | undefined;
  /** In order of arrival; the first opened the case. */
  readonly answers: readonly ListedAnswer[];
  readonly firstContactDue: Instant;
  readonly resolveDue: Instant;
}

export interface GivenAnswer {
  readonly kind: 'given';
  readonly responseId: string;
  readonly revision: number;
  readonly contactId: string;
  readonly topic: Topic;
  /** The area that an answer about no one area speaks of all the same. */
  readonly speaksOf?: JourneyArea | undefined;
  /** The case whose fix its customer was asked about. */
  readonly verifies?: string | undefined;
  readonly score: number;
  /** When the customer said so, which may be long before it arrived. */
  readonly answeredAt: Instant;
  /** By the class of this version, from its arrival. */
  readonly promise: Promised;
}

export interface WithdrawnAnswer {
  readonly kind: 'withdrawn';
  readonly responseId: string;
  readonly revision: number;
}

export function topicOf(journeyArea: JourneyArea | undefined | null): Topic {
  return journeyArea ?? 'general';
}
