import type { JourneyArea, SurveyChannel, SurveyKind } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';

/** What the answer to an invitation is about, and until when it may be given. */
export interface Invitation {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly kind: SurveyKind;
  readonly waveId: string | undefined;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | undefined;
  readonly journeyArea: JourneyArea | undefined;
  readonly channel: SurveyChannel;
  readonly language: string | undefined;
  readonly triggeredAt: Instant | undefined;
  readonly dispatchedAt: Instant | undefined;
  readonly expiresAt: Instant;
}

/** An invitation as an event tells it: with the hash of its link when issued, with the time of sending when dispatched. */
export interface InvitationNews extends Invitation {
  readonly linkHash: string | undefined;
}
