import type { Instant } from '@sidetone/domain/time';
import type { Policy } from '../read/survey-report.js';

/** An invitation as it was told, with what decides whether it should have been. */
export interface Asked {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly kind: string;
  readonly contactId: string;
  readonly channel: string;
  readonly at: Instant;
  /** When a message of it was handed over; of an interview, when somebody took it to call. */
  readonly sentAt: readonly Instant[];
}

/** An answer, and when the platform was told of it: nobody can be held to what they do not know. */
export interface Answered {
  readonly contactId: string;
  readonly surveyId: string;
  readonly at: Instant;
  readonly knownAt: Instant;
}

export interface PolicyPerson {
  readonly contactId: string;
  readonly customerId: string;
  readonly timeZone: string;
  readonly consents: boolean;
  readonly departedAt?: Instant;
}

export interface OptedOut {
  readonly contactId: string;
  /** A channel, or `all`. */
  readonly scope: string;
  readonly at: Instant;
}

/** From `from` to before `to`. */
export interface HeldState {
  readonly contactId: string;
  readonly state: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Everything by which it is judged whether people were asked as the policy says. */
export interface PolicyCase {
  readonly policy: Policy;
  /** The clocks of each programme, by its id. */
  readonly clocks: ReadonlyMap<string, { readonly invitedDays?: number; readonly answeredDays?: number }>;
  readonly asked: readonly Asked[];
  readonly answered: readonly Answered[];
  readonly people: ReadonlyMap<string, PolicyPerson>;
  readonly optedOut: readonly OptedOut[];
  readonly states: readonly HeldState[];
}

export const RULES = [
  'any survey, after an invitation',
  'any survey, after an answer',
  'this survey, after an invitation',
  'this survey, after an answer',
  'contact cap',
  'account cap',
  'quiet hours',
  'quiet days',
  'opt-out',
  'left alone',
  'consent',
  'departed',
] as const;
export type Rule = (typeof RULES)[number];

export interface Violation {
  readonly rule: Rule;
  readonly invitationId: string;
  readonly contactId: string;
  /** A sentence for people. */
  readonly what: string;
}
