import { invitationDispatched, invitationFailed, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { SOURCE } from '../source.js';
import type { FailureOutcome, Message } from './message.js';

type Told = Pick<Message, 'messageId' | 'invitationId' | 'issuedEventId' | 'issued' | 'reminder'>;

/** Tells that the channel has taken the message. @param attempt which attempt it was */
export function dispatchedEvent(message: Told, attempt: number, dispatchedAt: Instant): OutgoingEvent {
  const { messageId, invitationId, issued, issuedEventId, reminder } = message;
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

/** Tells that the invitation reached nobody. */
export function failedEvent(
  { invitationId, issued, issuedEventId }: Told,
  outcome: FailureOutcome,
  reason: string,
  failedAt: Instant,
): OutgoingEvent {
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
