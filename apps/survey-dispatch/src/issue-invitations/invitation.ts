import { invitationIssued, type InvitationIssued } from '@sidetone/contracts/events';
import type { Channel, InteractionKind, Programme } from '@sidetone/domain/programmes';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import type { NewMessage } from '../send-messages/new-message.js';
import { SOURCE } from '../source.js';
import type { DueCandidate } from './due-candidate.js';

/** What is told of an invitation in each of its events. */
export type InvitationTold = Omit<InvitationIssued, 'linkHash'>;

/** A question to one contact about one occasion. */
export interface Invitation {
  readonly invitationId: string;
  readonly programme: Programme;
  readonly occasionId: string;
  /** What it is about: of an interaction its kind, too. */
  readonly occasion: { readonly kind: InteractionKind | undefined; readonly at: Instant };
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | undefined;
  readonly channel: Channel;
  readonly language: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** Until when the database refuses another invitation of this contact; undefined for a kind that clocks do not hold back. */
  readonly clearAt: Instant | undefined;
  readonly told: InvitationTold;
}

export interface Invited {
  readonly candidate: DueCandidate;
  readonly customerId: string;
  readonly channel: Channel;
  readonly language: string;
  readonly decidedAt: Instant;
}

/**
 * @param onlySubscription the contact's only live subscription, if it has just one
 * @param clearDays the any-survey clock, in days; undefined where it does not hold this kind back
 */
export function invitationFor(
  { candidate, customerId, channel, language, decidedAt }: Invited,
  invitationId: string,
  onlySubscription: string | undefined,
  clearDays: number | undefined,
): Invitation {
  const { programme, occasionId, contactId, interactionKind, occasionAt, trigger, verifies } = candidate;
  const { occasion, expiresDays } = programme;
  const open = decidedAt + expiresDays * DAY_MS;
  const expiresAt = occasion.kind === 'wave' ? Math.min(open, occasion.closesAt) : open;
  const subscriptionId = candidate.subscriptionId ?? onlySubscription;
  return {
    invitationId,
    programme,
    occasionId,
    occasion: { kind: interactionKind, at: occasionAt },
    contactId,
    customerId,
    subscriptionId,
    channel,
    language,
    issuedAt: decidedAt,
    expiresAt,
    clearAt: clearDays === undefined ? undefined : decidedAt + clearDays * DAY_MS,
    told: {
      invitationId,
      surveyId: programme.programmeId,
      programmeVersion: programme.version,
      kind: occasion.kind,
      waveId: occasion.kind === 'wave' ? occasion.waveId : undefined,
      contactId,
      customerId,
      subscriptionId,
      journeyArea: programme.journeyArea,
      trigger: trigger && { ...trigger, at: toIso(occasionAt) },
      verifies,
      channel,
      language,
      expiresAt: toIso(expiresAt),
    },
  };
}

export const issuedEventId = (invitationId: string): string => `${invitationId}:issued`;

/** Tells of the link's existence, before anybody has the link. */
export function issuedEvent({ invitationId, issuedAt, told }: Invitation, linkHash: string, causeId: string) {
  return invitationIssued.create({
    id: issuedEventId(invitationId),
    source: SOURCE,
    time: issuedAt,
    subject: invitationId,
    correlationId: invitationId,
    causationId: causeId,
    data: { ...told, linkHash },
  });
}

/** The message that asks, to be sent as soon as Kafka has the issued event. */
export function questionOf(invitation: Invitation): NewMessage {
  const { invitationId, programme, occasion, contactId, customerId, channel, language, issuedAt, expiresAt, told } =
    invitation;
  const { reminderDays } = programme;
  return {
    invitationId,
    contactId,
    customerId,
    channel,
    language,
    programmeId: programme.programmeId,
    programmeVersion: programme.version,
    issuedEventId: issuedEventId(invitationId),
    issued: told,
    ...(occasion.kind === undefined ? {} : { occasion: { kind: occasion.kind, at: occasion.at } }),
    // Rules decide after the quiet hours are over, so that it may leave at once.
    notBefore: issuedAt,
    expiresAt,
    ...(reminderDays === undefined ? {} : { remindAt: issuedAt + reminderDays * DAY_MS }),
  };
}
