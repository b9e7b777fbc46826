import type { JourneyArea } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';

/** An answer as one event tells it. */
export type AnswerVersion = GivenVersion | WithdrawnVersion;

interface Version {
  readonly responseId: string;
  readonly revision: number;
  /** When we could know: clocks start here. */
  readonly arrivedAt: Instant;
}

export interface GivenVersion extends Version {
  readonly kind: 'given';
  readonly caseId: string;
  readonly invitationId: string;
  readonly surveyId: string;
  readonly customerId: string;
  readonly contactId: string;
  readonly subscriptionId: string | null;
  readonly journeyArea: JourneyArea | null;
  readonly score: number;
  readonly late: boolean;
}

export interface WithdrawnVersion extends Version {
  readonly kind: 'withdrawn';
}
