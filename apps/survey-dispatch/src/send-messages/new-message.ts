import type { InvitationIssued } from '@sidetone/contracts/events';
import type { Channel, InteractionKind } from '@sidetone/domain/programmes';
import type { Notice } from './notice.js';
import type { Instant } from '@sidetone/domain/time';

/** What was told of an invitation when it was issued, without the hash of its link. */
export type IssuedInvitation = Omit<InvitationIssued, 'linkHash'>;

/** What a message is about: the interaction that its contact is asked about. */
export interface MessageOccasion {
  readonly kind: InteractionKind;
  readonly at: Instant;
}

/** A message to be sent: the question of one invitation, and its one reminder if it has one. */
export interface NewMessage {
  readonly invitationId: string;
  readonly contactId: string;
  readonly customerId: string;
  readonly channel: Channel;
  /** BCP 47. */
  readonly language: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  /** Nothing is sent before Kafka has acknowledged this event. */
  readonly issuedEventId: string;
  readonly issued: IssuedInvitation;
  readonly occasion?: MessageOccasion;
  /** Of a message that tells something and asks nothing. */
  readonly notice?: Notice;
  readonly notBefore: Instant;
  readonly expiresAt: Instant;
  /** When who has not answered is reminded, once. */
  readonly remindAt?: Instant;
}
