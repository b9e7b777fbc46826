import type { NoticeRequested } from '@sidetone/contracts/events';
import type { Channel } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';
import type { NewMessage } from '../send-messages/new-message.js';
import { noticeProgramme } from '../send-messages/notice.js';

/** The message of a notice, in the queue in which invitations wait. It is no invitation: none is told of it, and it has no link. */
export function noticeMessage(
  { noticeId, caseId, cases, contactId, customerId, about, words, expiresAt }: NoticeRequested,
  { channel, language = 'en' }: { readonly channel: Channel; readonly language: string | undefined },
  requestId: string,
  now: Instant,
): NewMessage {
  const programmeId = noticeProgramme(about);
  return {
    ...{ invitationId: noticeId, contactId, customerId, channel, language, programmeId, programmeVersion: 1 },
    issuedEventId: requestId,
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
    notice: { caseId, cases, about, words },
    notBefore: now,
    expiresAt: Date.parse(expiresAt),
  };
}
