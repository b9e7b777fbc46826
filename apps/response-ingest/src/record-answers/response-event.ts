import {
  responseCorrected,
  responseReceived,
  type OutgoingEvent,
  type ResponseReceived,
  type SurveyChannel,
} from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { Invitation } from '../keep-invitations/invitation.js';
import type { AnswerContent } from './answer.js';

export const SOURCE = '//sidetone/response-ingest';

/** One version of an answer. */
export interface ResponseVersion {
  readonly responseId: string;
  readonly revision: number;
  readonly content: AnswerContent;
  readonly channel: SurveyChannel;
  readonly answeredAt: Instant;
}

/** The event that tells of a version: received for the first, corrected for every later one. */
export function responseEvent(invitation: Invitation, version: ResponseVersion): OutgoingEvent {
  const data = dataOf(invitation, version);
  const frame = {
    id: `${version.responseId}:${version.revision}`,
    source: SOURCE,
    time: version.answeredAt,
    subject: version.responseId,
    correlationId: invitation.invitationId,
  };
  return version.revision === 1
    ? responseReceived.create({ ...frame, data })
    : responseCorrected.create({ ...frame, data: { ...data, correctionReason: 'customer' } });
}

function dataOf(
  invitation: Invitation,
  { responseId, revision, content, channel, answeredAt }: ResponseVersion,
): ResponseReceived {
  const { triggeredAt, dispatchedAt } = invitation;
  return {
    responseId,
    invitationId: invitation.invitationId,
    surveyId: invitation.surveyId,
    kind: invitation.kind,
    waveId: invitation.waveId,
    contactId: invitation.contactId,
    customerId: invitation.customerId,
    subscriptionId: invitation.subscriptionId,
    journeyArea: invitation.journeyArea,
    score: content.score,
    reasons: unlessEmpty(content.reasons),
    comment: content.comment,
    redacted: content.redacted ? true : undefined,
    items: unlessEmpty(content.items),
    consents: unlessEmpty(content.consents),
    channel,
    language: invitation.language,
    triggeredAt: triggeredAt === undefined ? undefined : toIso(triggeredAt),
    dispatchedAt: dispatchedAt === undefined ? undefined : toIso(dispatchedAt),
    answeredAt: toIso(answeredAt),
    revision,
  };
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
