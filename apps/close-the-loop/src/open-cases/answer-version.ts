import type { GivenAnswer, WithdrawnAnswer } from '@sidetone/domain/cases';
import type { JourneyArea } from '@sidetone/domain/journey';
import type { Instant } from '@sidetone/domain/time';
import type { AnswerDetails } from '../persistence/case.js';

/** An answer as one event tells it. */
export type AnswerVersion = GivenVersion | WithdrawnVersion;

export interface GivenVersion extends Omit<GivenAnswer, 'promise' | 'answeredAt'> {
  /** When we could know: clocks start here. */
  readonly arrivedAt: Instant;
  readonly caseId: string;
  readonly customerId: string;
  readonly subscriptionId?: string | undefined;
  readonly journeyArea?: JourneyArea | undefined;
  readonly late: boolean;
  readonly told: Omit<AnswerDetails, 'clocks' | 'firstScore'>;
}

export interface WithdrawnVersion extends WithdrawnAnswer {
  readonly arrivedAt: Instant;
}
