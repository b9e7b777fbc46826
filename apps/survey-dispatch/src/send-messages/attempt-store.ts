import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { referenceOf } from '../channels/message-reference.js';
import type { AfterAttempt } from './after-attempt.js';
import { ANSWERED_ALREADY } from './before-attempt.js';
import type { Message } from './message.js';
import { reminderIdOf } from './message-ids.js';

/** What became of an attempt. */
export interface Attempted {
  /** As it was held for the attempt; `attempts` counts it. */
  readonly message: Message;
  readonly unsure: boolean;
  readonly refused: boolean;
  readonly after: AfterAttempt;
  readonly providerIds: readonly (string | null)[];
  readonly at: Instant;
}

const attemptColumns = {
  message_id: 'text',
  attempts: 'int',
  unsure: 'int',
  refused: 'int',
  state: 'text',
  due_at: 'timestamptz',
  sent_at: 'timestamptz',
  outcome: 'text',
  failure: 'text',
  provider_ids: 'jsonb',
} as const;

const reminderColumns = { invitation_id: 'text', message_id: 'text', opt_out_hash: 'text', reference: 'int' } as const;

/** How attempts ended. */
@Injectable()
export class AttemptStore {
  /**
   * Notes how attempts ended; returns the messages that it still was news of, and which of these had been answered meanwhile. A sender
   * that was given up for gone, and comes back while nobody else has tried, is heard. What was answered has not failed: an answer proves
   * that a message of unknown outcome arrived, and lets any other rest.
   */
  async note(tx: Transaction, attempted: readonly Attempted[]): Promise<ReadonlyMap<string, { answered: boolean }>> {
    const rows = await tx.query<{ message_id: string; answered: boolean }>(sql`
      update message set due_at = rows.due_at, sending_until = null,
        unsure_attempts = unsure_attempts + rows.unsure, refusals = refusals + rows.refused,
        state = case when answered_at is null or rows.outcome is null then rows.state
          when rows.outcome = 'unknownOutcome' then 'sent' else 'calledOff' end,
        sent_at = case when answered_at is not null and rows.outcome = 'unknownOutcome' then answered_at else rows.sent_at end,
        outcome = case when answered_at is null then rows.outcome end,
        failure = case when answered_at is null then rows.failure
          when rows.outcome <> 'unknownOutcome' then ${ANSWERED_ALREADY}::text end,
        provider_ids = array(select jsonb_array_elements_text(rows.provider_ids))
      from ${unnest(attemptColumns, attempted.map(rowOf))}
      where message.message_id = rows.message_id and message.attempts = rows.attempts
        and message.state in ('sending', 'waiting', 'unknownOutcome')
      returning message.message_id, answered_at is not null as answered`);
    return new Map(rows.map(({ message_id, answered }) => [message_id, { answered }]));
  }

  /**
   * Queues the reminders of questions that were just sent and that nobody has answered; each once, ever. A question that went out late
   * is followed by its reminder as much later.
   */
  async queueReminders(
    tx: Transaction,
    sent: readonly Message[],
    optOutHashOf: (messageId: string) => string,
  ): Promise<void> {
    const questions = sent.filter(({ reminder }) => !reminder);
    if (questions.length === 0) return;
    await tx.query(sql`
      insert into message (message_id, invitation_id, reminder, contact_id, customer_id, channel, language, programme_id,
        programme_version, issued_event_id, issued, occasion_kind, occasion_at, not_before, due_at, expires_at,
        opt_out_hash, reference, state)
      select rows.message_id, question.invitation_id, true, contact_id, customer_id, channel, language, programme_id,
        programme_version, issued_event_id, issued, occasion_kind, occasion_at, not_before,
        greatest(remind_at, sent_at + (remind_at - not_before)), expires_at, rows.opt_out_hash, rows.reference, 'queued'
      from ${unnest(
        reminderColumns,
        questions.map(({ invitationId }) => ({
          invitation_id: invitationId,
          message_id: reminderIdOf(invitationId),
          opt_out_hash: optOutHashOf(reminderIdOf(invitationId)),
          reference: referenceOf(reminderIdOf(invitationId)),
        })),
      )}
      join message as question on question.invitation_id = rows.invitation_id and not question.reminder
      where greatest(remind_at, sent_at + (remind_at - not_before)) < expires_at and answered_at is null
      on conflict (message_id) do nothing`);
  }
}

function rowOf({ message, unsure, refused, after, providerIds, at }: Attempted): {
  readonly [K in keyof typeof attemptColumns]: unknown;
} {
  const ended = after.state === 'sent' || after.state === 'waiting' ? undefined : after;
  return {
    message_id: message.messageId,
    attempts: message.attempts,
    unsure: unsure ? 1 : 0,
    refused: refused ? 1 : 0,
    state: after.state,
    due_at: after.state === 'waiting' ? toIso(after.nextAttemptAt) : undefined,
    sent_at: after.state === 'sent' ? toIso(at) : undefined,
    outcome: ended?.outcome,
    failure: ended?.failure,
    provider_ids: JSON.stringify(providerIds),
  };
}
