import { invitationIssued, interactionChanged, type OutgoingEvent } from '@sidetone/contracts/events';
import type { InteractionKind, ProgrammeArea } from '@sidetone/domain/programmes';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { surveyIdOf } from '../consider-interactions/candidate.js';
import { SOURCE } from '../consider-interactions/suppressed-event.js';
import type { NewMessage } from '../send-messages/new-message.js';
import { messageLanguage, type MessageLanguage } from '../send-messages/message-language.js';
import type { Decided } from './decide-candidates.js';

const OPEN_DAYS = 14;

/** A question to one contact about one interaction. */
export interface Invitation {
  readonly invitationId: string;
  readonly interactionId: string;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | undefined;
  readonly programme: ProgrammeArea;
  readonly kind: InteractionKind;
  readonly language: MessageLanguage;
  readonly completedAt: Instant;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

/** @param onlySubscription the contact's only live subscription, if it has just one */
export function invitationFor(
  { candidate, contact, decision }: Decided,
  invitationId: string,
  onlySubscription: string | undefined,
): Invitation {
  const { interactionId, contactId, customerId, programme, kind, completedAt } = candidate;
  return {
    invitationId,
    interactionId,
    contactId,
    customerId,
    subscriptionId: candidate.subscriptionId ?? onlySubscription,
    programme,
    kind,
    language: messageLanguage(contact.language),
    completedAt,
    issuedAt: decision.decidedAt,
    expiresAt: decision.decidedAt + OPEN_DAYS * DAY_MS,
  };
}

export const issuedEventId = (invitationId: string): string => `${invitationId}:issued`;

/** Tells of the link's existence, before anybody has the link. */
export function issuedEvent(invitation: Invitation, linkHash: string, causeId: string): OutgoingEvent {
  const { invitationId, issuedAt } = invitation;
  return invitationIssued.create({
    id: issuedEventId(invitationId),
    source: SOURCE,
    time: issuedAt,
    subject: invitationId,
    correlationId: invitationId,
    causationId: causeId,
    data: { ...dataOf(invitation), linkHash },
  });
}

/** The message that asks, to be sent as soon as Kafka has the issued event. */
export function questionOf(invitation: Invitation): NewMessage {
  const { invitationId, contactId, customerId, language, programme, kind, completedAt, issuedAt, expiresAt } =
    invitation;
  return {
    invitationId,
    contactId,
    customerId,
    channel: 'webhook',
    language,
    programmeId: surveyIdOf(programme),
    programmeVersion: 1,
    issuedEventId: issuedEventId(invitationId),
    issued: dataOf(invitation),
    occasion: { kind, at: completedAt },
    notBefore: issuedAt,
    expiresAt,
  };
}

function dataOf(invitation: Invitation) {
  const {
    invitationId,
    interactionId,
    contactId,
    customerId,
    subscriptionId,
    programme,
    language,
    completedAt,
    expiresAt,
  } = invitation;
  return {
    invitationId,
    surveyId: surveyIdOf(programme),
    kind: 'transactional',
    contactId,
    customerId,
    subscriptionId,
    journeyArea: programme,
    trigger: { type: interactionChanged.type, id: interactionId, at: toIso(completedAt) },
    channel: 'webhook',
    language,
    expiresAt: toIso(expiresAt),
  } as const;
}
