import { createHash, randomBytes } from 'node:crypto';
import { invitationDispatched, invitationIssued, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import type { InvitationNews } from '../keep-invitations/invitation.js';
import { linkHashOf } from '../keep-invitations/link-hash.js';
import { SOURCE } from '../record-answers/response-event.js';
import type { ImportedAnswer, ImportedSurvey } from './imported-answer.js';

const OPEN_DAYS = 14;
const ID_LENGTH = 22;

/**
 * The invitation that a line's answer belongs to. Its id follows from survey and key, so that a second run finds it again.
 * When the customer was asked is not in the file: the moment of the answer stands for it. Its link is random and told to nobody.
 */
export function invitationOfLine(
  survey: ImportedSurvey,
  answer: ImportedAnswer,
): InvitationNews & { readonly linkHash: string } {
  const digest = createHash('sha256')
    .update(JSON.stringify([survey.surveyId, answer.key]), 'utf8')
    .digest('base64url');
  return {
    invitationId: `INV-${digest.slice(0, ID_LENGTH)}`,
    linkHash: linkHashOf(randomBytes(32).toString('base64url')),
    surveyId: survey.surveyId,
    programmeVersion: undefined,
    kind: survey.kind,
    waveId: undefined,
    contactId: answer.contactId,
    customerId: answer.customerId,
    subscriptionId: answer.subscriptionId,
    journeyArea: survey.journeyArea,
    channel: answer.channel,
    language: undefined,
    verifies: undefined,
    triggeredAt: undefined,
    dispatchedAt: answer.answeredAt,
    expiresAt: answer.answeredAt + OPEN_DAYS * DAY_MS,
  };
}

/** Issued and dispatched, as for any invitation, so that whoever counts the asked counts these too. */
export function invitationEvents(
  invitation: ReturnType<typeof invitationOfLine>,
  at: number,
): readonly OutgoingEvent[] {
  const { invitationId, linkHash } = invitation;
  const data = {
    invitationId,
    surveyId: invitation.surveyId,
    kind: invitation.kind,
    contactId: invitation.contactId,
    customerId: invitation.customerId,
    subscriptionId: invitation.subscriptionId,
    journeyArea: invitation.journeyArea,
    channel: invitation.channel,
    expiresAt: toIso(invitation.expiresAt),
  };
  const frame = { source: SOURCE, time: at, subject: invitationId, correlationId: invitationId };
  const issuedId = `${invitationId}:issued`;
  return [
    invitationIssued.create({ ...frame, id: issuedId, data: { ...data, linkHash } }),
    invitationDispatched.create({
      ...frame,
      id: `${invitationId}:dispatched`,
      causationId: issuedId,
      data: { ...data, dispatchedAt: toIso(at), attempt: 1 },
    }),
  ];
}
