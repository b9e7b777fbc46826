import type { Channel, InteractionKind } from '@sidetone/domain/programmes';
import { trustedSql } from '@sidetone/platform/database';
import type { Message } from './message.js';
import type { Notice } from './notice.js';
import type { IssuedInvitation } from './new-message.js';

export interface MessageRow {
  readonly message_id: string;
  readonly invitation_id: string;
  readonly reminder: boolean;
  readonly contact_id: string;
  readonly customer_id: string;
  readonly channel: Channel;
  readonly language: string;
  readonly programme_id: string;
  readonly issued_event_id: string;
  readonly issued: IssuedInvitation;
  readonly occasion_kind: InteractionKind | null;
  readonly occasion_at: Date | null;
  readonly expires_at: Date;
  readonly attempts: number;
  readonly unsure_attempts: number;
  readonly refusals: number;
  readonly template_language: string | null;
  readonly template_version: number | null;
  readonly provider_ids: readonly (string | null)[];
  readonly notice: Notice | null;
}

/** What `messageIn` reads. */
export const messageColumns = trustedSql(
  `message.message_id, message.invitation_id, message.reminder, message.contact_id, message.customer_id, message.channel,
  message.language, message.programme_id, message.issued_event_id, message.issued, message.occasion_kind, message.occasion_at,
  message.expires_at, message.attempts, message.unsure_attempts, message.refusals, message.template_language, message.template_version,
  message.provider_ids, message.notice`,
);

export function messageIn(row: MessageRow): Message {
  const { occasion_kind: kind, occasion_at: at, template_language: language, template_version: version } = row;
  return {
    messageId: row.message_id,
    invitationId: row.invitation_id,
    reminder: row.reminder,
    contactId: row.contact_id,
    customerId: row.customer_id,
    channel: row.channel,
    language: row.language,
    programmeId: row.programme_id,
    issuedEventId: row.issued_event_id,
    issued: row.issued,
    occasion: kind === null || at === null ? undefined : { kind, at: at.getTime() },
    expiresAt: row.expires_at.getTime(),
    attempts: row.attempts,
    unsureAttempts: row.unsure_attempts,
    refusals: row.refusals,
    template: language === null || version === null ? undefined : { language, version },
    providerIds: row.provider_ids,
    notice: row.notice ?? undefined,
  };
}
