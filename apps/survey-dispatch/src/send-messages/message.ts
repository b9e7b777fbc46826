import type { Channel } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';
import type { Notice } from './notice.js';
import type { IssuedInvitation, MessageOccasion } from './new-message.js';

/**
 * `queued` → `sending` → `sent`, or `waiting` for another attempt; `failed`, `bounced` and `calledOff` end it; `unknownOutcome` is left
 * only by what tells that it arrived, or did not.
 */
export type MessageState =
  'queued' | 'sending' | 'waiting' | 'sent' | 'failed' | 'bounced' | 'unknownOutcome' | 'calledOff';

/** Why a message reached nobody, in the words of `survey.invitation.failed.v1`. */
export type FailureOutcome = 'bounced' | 'refused' | 'expired' | 'calledOff' | 'unknownOutcome';

/** The text that a message was made of when it was first tried: the same words on every attempt. */
export interface ChosenTemplate {
  readonly language: string;
  readonly version: number;
}

/** A message as it is held for an attempt. */
export interface Message {
  readonly messageId: string;
  readonly invitationId: string;
  readonly reminder: boolean;
  readonly contactId: string;
  readonly customerId: string;
  readonly channel: Channel;
  readonly language: string;
  readonly programmeId: string;
  readonly issuedEventId: string;
  readonly issued: IssuedInvitation;
  readonly occasion: MessageOccasion | undefined;
  readonly expiresAt: Instant;
  /** Made so far, one under way included. */
  readonly attempts: number;
  /** Attempts of which nobody can say how they ended. */
  readonly unsureAttempts: number;
  /** Attempts that the channel refused. */
  readonly refusals: number;
  readonly template: ChosenTemplate | undefined;
  readonly providerIds: readonly (string | null)[];
  /** What it tells, where it asks nothing. */
  readonly notice: Notice | undefined;
}

/** Whom a message is for: personal data, for as long as it takes to send it. */
export interface Recipient {
  /** Where it goes; undefined where the channel knows the way, or nobody does any more. */
  readonly address: string | undefined;
  readonly language: string;
  readonly timeZone: string | undefined;
  readonly sender:
    { readonly name: string; readonly title: string | undefined; readonly replyTo: string | undefined } | undefined;
}
