import {
  invitationDispatched,
  invitationFailed,
  noticeSettled,
  type NoticeSettled,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { SOURCE } from '../source.js';
import type { FailureOutcome, Message } from './message.js';
import { idsOf, type Notice } from './notice.js';

type Told = Pick<Message, 'messageId' | 'invitationId' | 'issuedEventId' | 'issued' | 'reminder' | 'notice'>;

/** Tells that the channel has taken the message. @param attempt which attempt it was */
export function dispatchedEvent(message: Told, attempt: number, dispatchedAt: Instant): OutgoingEvent {
  const { messageId, invitationId, issued, issuedEventId, reminder, notice } = message;
  if (notice !== undefined) return settledEvent(message, notice, 'sent', undefined, dispatchedAt);
  return invitationDispatched.create({
    id: `${messageId}:dispatched`,
    source: SOURCE,
    time: dispatchedAt,
    subject: invitationId,
    correlationId: invitationId,
    causationId: issuedEventId,
    data: { ...issued, dispatchedAt: toIso(dispatchedAt), attempt, ...(reminder ? { reminder } : {}) },
  });
}

/** Tells that the invitation, or the notice, reached nobody. */
export function failedEvent(message: Told, outcome: FailureOutcome, reason: string, failedAt: Instant): OutgoingEvent {
  const { invitationId, issued, issuedEventId, notice } = message;
  if (notice !== undefined) return settledEvent(message, notice, outcome, reason, failedAt);
  const { surveyId, contactId, customerId, channel } = issued;
  return invitationFailed.create({
    id: `${invitationId}:failed:${outcome}`,
    source: SOURCE,
    time: failedAt,
    subject: invitationId,
    correlationId: invitationId,
    causationId: issuedEventId,
    data: { invitationId, surveyId, contactId, customerId, channel, outcome, reason, failedAt: toIso(failedAt) },
  });
}

function settledEvent(
  { invitationId: noticeId, issued, issuedEventId }: Told,
  { caseId, cases }: Notice,
  outcome: NoticeSettled['outcome'],
  reason: string | undefined,
  at: Instant,
): OutgoingEvent {
  const { contactId, channel } = issued;
  return noticeSettled.create({
    id: `${noticeId}:${outcome}`,
    source: SOURCE,
    time: at,
    subject: noticeId,
    causationId: issuedEventId,
    data: { noticeId, caseId, cases: idsOf(cases), contactId, outcome, channel, reason, settledAt: toIso(at) },
  });
}
