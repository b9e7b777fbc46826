import { Inject, Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { referenceOf } from '../channels/message-reference.js';
import { optOutHashOf } from '../opt-out/opt-out-token.js';
import { questionIdOf } from './message-ids.js';
import type { NewMessage } from './new-message.js';

const columns = {
  message_id: 'text',
  invitation_id: 'text',
  contact_id: 'text',
  customer_id: 'text',
  channel: 'text',
  language: 'text',
  programme_id: 'text',
  programme_version: 'int',
  issued_event_id: 'text',
  issued: 'jsonb',
  occasion_kind: 'text',
  occasion_at: 'timestamptz',
  not_before: 'timestamptz',
  expires_at: 'timestamptz',
  remind_at: 'timestamptz',
  opt_out_hash: 'text',
  reference: 'int',
  notice: 'jsonb',
} as const;

/** Where whoever issues invitations leaves their messages. */
@Injectable()
export class MessageQueue {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'LINK_SECRET'>) {}

  /** Keeps messages to be sent, in the transaction that issues their invitations; one that is kept already is left as it is. One statement. */
  async add(tx: Transaction, messages: readonly NewMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await tx.query(sql`
      insert into message (message_id, invitation_id, reminder, contact_id, customer_id, channel, language, programme_id,
        programme_version, issued_event_id, issued, occasion_kind, occasion_at, not_before, due_at, expires_at, remind_at,
        opt_out_hash, reference, notice, state)
      select message_id, invitation_id, false, contact_id, customer_id, channel, language, programme_id,
        programme_version, issued_event_id, issued, occasion_kind, occasion_at, not_before, not_before, expires_at, remind_at,
        opt_out_hash, reference, notice, 'queued'
      from ${unnest(
        columns,
        messages.map((message) => this.rowOf(message)),
      )}
      on conflict (message_id) do nothing`);
  }

  private rowOf(message: NewMessage): { readonly [K in keyof typeof columns]: unknown } {
    const messageId = questionIdOf(message.invitationId);
    return {
      message_id: messageId,
      invitation_id: message.invitationId,
      contact_id: message.contactId,
      customer_id: message.customerId,
      channel: message.channel,
      language: message.language,
      programme_id: message.programmeId,
      programme_version: message.programmeVersion,
      issued_event_id: message.issuedEventId,
      issued: message.issued,
      occasion_kind: message.occasion?.kind,
      occasion_at: message.occasion && toIso(message.occasion.at),
      not_before: toIso(message.notBefore),
      expires_at: toIso(message.expiresAt),
      remind_at: message.remindAt === undefined ? undefined : toIso(message.remindAt),
      opt_out_hash: optOutHashOf(messageId, this.settings.LINK_SECRET),
      reference: referenceOf(messageId),
      notice: message.notice && JSON.stringify(message.notice),
    };
  }
}
