import {
  responseCorrected,
  responseReceived,
  type OutgoingEvent,
  type ResponseReceived,
  type SurveyChannel,
} from '@sidetone/contracts/events';
import { MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import type { Invitation } from '../keep-invitations/invitation.js';
import type { AnswerContent } from './answer.js';

export const SOURCE = '//sidetone/response-ingest';

/** One version of an answer. */
export interface ResponseVersion {
  readonly responseId: string;
  readonly revision: number;
  readonly content: AnswerContent;
  readonly channel: SurveyChannel;
  /** Of the page it was given on; without one, it is taken to be in the invitation's. */
  readonly language: string | undefined;
  /** Whose questions were answered, as far as it is known. */
  readonly programmeVersion: number | undefined;
  /** The interviewer who asked; told to nobody else. */
  readonly askedBy?: string | undefined;
  readonly answeredAt: Instant;
}

/** A version as it is told: whether it only adds to the one before it, or takes something back. */
export interface ToldVersion extends ResponseVersion {
  readonly isCompletion: boolean;
}

/** The event that tells of a version: received for the first, corrected for every later one. */
export function responseEvent(invitation: Invitation, version: ToldVersion): OutgoingEvent {
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
    : responseCorrected.create({
        ...frame,
        data: { ...data, correctionReason: 'customer', completion: version.isCompletion ? true : undefined },
      });
}

function dataOf(
  invitation: Invitation,
  { responseId, revision, content, channel, language, programmeVersion, answeredAt }: ResponseVersion,
): ResponseReceived {
  const { triggeredAt, dispatchedAt } = invitation;
  return {
    responseId,
    invitationId: invitation.invitationId,
    surveyId: invitation.surveyId,
    programmeVersion: invitation.programmeVersion ?? programmeVersion,
    kind: invitation.kind,
    waveId: invitation.waveId,
    contactId: invitation.contactId,
    customerId: invitation.customerId,
    subscriptionId: invitation.subscriptionId,
    journeyArea: invitation.journeyArea,
    verifies: invitation.verifies,
    score: content.score,
    reasons: unlessEmpty(content.reasons),
    comment: content.comment,
    redacted: content.redacted ? true : undefined,
    items: unlessEmpty(content.items),
    consents: unlessEmpty(content.consents),
    channel,
    language: language ?? invitation.language,
    triggeredAt: triggeredAt === undefined ? undefined : toIso(triggeredAt),
    dispatchedAt: dispatchedAt === undefined ? undefined : toIso(dispatchedAt),
    answeredAt: toIso(answeredAt),
    dispatchDelayMin: minutesBetween(triggeredAt, dispatchedAt),
    answerDelayMin: minutesBetween(dispatchedAt, answeredAt),
    revision,
  };
}

/** Unknown where one end is, and where clocks that differ would make it negative. */
function minutesBetween(from: Instant | undefined, to: Instant | undefined): number | undefined {
  return from === undefined || to === undefined || to < from ? undefined : (to - from) / MINUTE_MS;
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
