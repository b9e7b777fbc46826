import type { JourneyArea, SurveyChannel, SurveyKind, Verifies } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { KnownProgramme } from '../keep-programmes/known-programme.js';

/** What the answer to an invitation is about, and until when it may be given. */
export interface Invitation {
  readonly invitationId: string;
  readonly surveyId: string;
  /** The version it was issued by, where it was issued by one. */
  readonly programmeVersion: number | undefined;
  readonly kind: SurveyKind;
  readonly waveId: string | undefined;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | undefined;
  readonly journeyArea: JourneyArea | undefined;
  /** The case whose fix it asks about. */
  readonly verifies: Verifies | undefined;
  readonly channel: SurveyChannel;
  readonly language: string | undefined;
  readonly triggeredAt: Instant | undefined;
  readonly dispatchedAt: Instant | undefined;
  /** Infinity where nobody was invited: such an answer is bound by the time for corrections alone. */
  readonly expiresAt: Instant;
}

/** An invitation with what it asks. */
export interface KnownInvitation extends Invitation {
  /** Its own version; the newest while that one is not known; undefined for a survey of no programme known here. */
  readonly programme: KnownProgramme | undefined;
  /** Whether it is to one of our own people; false while the contact is not known. */
  readonly isOfStaff: boolean;
}

/** An invitation as an event tells it: with the hash of its link when issued, with the time of sending when dispatched. */
export interface InvitationNews extends Invitation {
  readonly linkHash: string | undefined;
}
