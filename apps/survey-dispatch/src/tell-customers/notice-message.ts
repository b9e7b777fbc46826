import type { NoticeRequested } from '@sidetone/contracts/events';
import type { Channel } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { NewMessage } from '../send-messages/new-message.js';
import { noticeProgramme } from '../send-messages/notice.js';

/** The message of a notice, in the queue in which invitations wait. It is no invitation: none is told of it, and it has no link. */
export function noticeMessage(
  { noticeId, caseId, contactId, customerId, about, words, expiresAt }: NoticeRequested,
  { language = 'en' }: { readonly language: string | undefined },
  channel: Channel,
  request: { readonly id: string; readonly time: Instant },
  now: Instant,
): NewMessage {
  const programmeId = noticeProgramme(about);
  return {
    ...{ invitationId: noticeId, contactId, customerId, channel, language, programmeId, programmeVersion: 1 },
    issuedEventId: request.id,
    // It comes of a case like a verification, and is held back by the same states of its contact.
    issued: {
      ...{
        invitationId: noticeId,
        surveyId: programmeId,
        kind: 'verification',
        contactId,
        customerId,
        channel,
        expiresAt,
      },
    },
    notice: { caseId, about, words, requestedAt: toIso(request.time) },
    notBefore: now,
    expiresAt: Date.parse(expiresAt),
  };
}
