import { Injectable } from '@nestjs/common';
import type { Programme } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Sql, type Transaction } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import { MAY_BE_ASKED } from '../send-messages/may-be-asked.js';
import { messageColumns, messageIn, type MessageRow } from '../send-messages/message-row.js';
import type { Message } from '../send-messages/message.js';
import { programmesIn, programmeState } from '../send-messages/programmes-in-state.js';
import type { InterviewAnswer } from './interview-answer.js';

/** An interview as it is held to be claimed or ended. */
export interface HeldInterview {
  readonly message: Message;
  readonly isOpen: boolean;
  readonly mayBeAsked: boolean;
  readonly programme: Programme['state'];
  readonly timeZone: string | undefined;
  readonly claimedBy: string | undefined;
  /** Undefined once the claim has lapsed. */
  readonly claimedUntil: Instant | undefined;
  readonly wasClaimed: boolean;
  readonly phone: string | null;
}

/** An interview that will not be held any more. */
export interface OverInterview {
  readonly message: Message;
  /** Else its contact may no longer be asked. */
  readonly expired: boolean;
}

interface HeldRow extends MessageRow {
  readonly is_open: boolean;
  readonly may_be_asked: boolean | null;
  readonly programme_state: Programme['state'];
  readonly time_zone: string | null;
  readonly claimed_by: string | null;
  readonly claimed_until: Date | null;
  readonly sent_at: Date | null;
  readonly phone: string | null;
}

const IS_OPEN = sql`message.channel = 'agent' and not message.reminder and message.state in ('queued', 'waiting')`;
const MAY_BE_CALLED = sql`${MAY_BE_ASKED} and not exists (select 1 from opt_out where opt_out.contact_id = message.contact_id and opt_out.channel in ('agent', 'all'))`;

/** Who is on the telephone is not interrupted, unless it is too late for an answer. */
const isOver = (now: Instant): Sql => sql`
  ${IS_OPEN} and (message.expires_at <= ${toIso(now)}::timestamptz
    or (${MAY_BE_CALLED}) is false and (claimed_until is null or claimed_until <= ${toIso(now)}::timestamptz))`;

/** Interviews that are to be held. Each method is one statement. */
@Injectable()
export class InterviewStore {
  constructor(private readonly database: Database) {}

  /** Interviews to be held now, the first due first, without those of paused programmes; only those whose issued event Kafka has acknowledged. */
  list(
    programmeId: string | undefined,
    after: PageCursor | undefined,
    limit: number,
    now: Instant,
  ): Promise<InterviewAnswer[]> {
    return this.database.query<InterviewAnswer>(sql`
      select message.invitation_id as "invitationId", message.programme_id as "programmeId", message.contact_id as "contactId",
        message.customer_id as "customerId", message.language, message.occasion_kind as "occasion",
        ${utcText('message.occasion_at')} as "occasionAt", ${utcText('message.due_at')} as "dueAt",
        ${utcText('message.expires_at')} as "expiresAt", message.attempts as calls,
        case when claimed_until > ${toIso(now)}::timestamptz then claimed_by end as "claimedBy",
        case when claimed_until > ${toIso(now)}::timestamptz then ${utcText('claimed_until')} end as "claimedUntil"
      from message join contact using (contact_id)
      where ${IS_OPEN} and ${MAY_BE_CALLED} and message.programme_id not in ${programmesIn('paused')} and message.due_at <= ${toIso(now)}::timestamptz
        and message.expires_at > ${toIso(now)}::timestamptz
        and not exists (select 1 from outbox where outbox.id = message.issued_event_id and published_at is null)
        and (${programmeId ?? null}::text is null or message.programme_id = ${programmeId ?? null}::text)
        and (message.due_at, message.invitation_id) > (${after ? toIso(after.at) : '-infinity'}::timestamptz, ${after?.id ?? ''}::text)
      order by message.due_at, message.invitation_id limit ${limit}`);
  }

  async hold(tx: Transaction, invitationId: string, now: Instant): Promise<HeldInterview | undefined> {
    const [row] = await tx.query<HeldRow>(sql`
      select ${messageColumns}, (${IS_OPEN} and expires_at > ${toIso(now)}::timestamptz) as is_open,
        (${MAY_BE_CALLED}) as may_be_asked,
        ${programmeState()} as programme_state, contact.time_zone, claimed_by, claimed_until, sent_at, contact.addresses ->> 'sms' as phone
      from message left join contact using (contact_id)
      where message.invitation_id = ${invitationId} and message.channel = 'agent' and not message.reminder
      for update of message`);
    if (!row) return undefined;
    const until = row.claimed_until?.getTime();
    return {
      message: messageIn(row),
      isOpen: row.is_open,
      mayBeAsked: row.may_be_asked === true,
      programme: row.programme_state,
      timeZone: row.time_zone ?? undefined,
      claimedBy: row.claimed_by ?? undefined,
      claimedUntil: until !== undefined && until > now ? until : undefined,
      wasClaimed: row.sent_at !== null,
      phone: row.phone,
    };
  }

  async claim(tx: Transaction, messageId: string, by: string, until: Instant, now: Instant): Promise<void> {
    await tx.query(sql`
      update message set claimed_by = ${by}, claimed_until = ${toIso(until)}::timestamptz,
        sent_at = coalesce(sent_at, ${toIso(now)}::timestamptz)
      where message_id = ${messageId}`);
  }

  async release(tx: Transaction, messageId: string): Promise<void> {
    await tx.query(sql`update message set claimed_by = null, claimed_until = null where message_id = ${messageId}`);
  }

  /** The contact is not to be called for now. No call is counted. */
  async putOff(tx: Transaction, messageId: string, until: Instant): Promise<void> {
    await tx.query(sql`update message set due_at = ${toIso(until)}::timestamptz where message_id = ${messageId}`);
  }

  /** The contact was not reached: it is tried again. */
  async callAgain(tx: Transaction, messageId: string, at: Instant): Promise<void> {
    await tx.query(sql`
      update message set claimed_by = null, claimed_until = null, attempts = attempts + 1, state = 'waiting',
        due_at = ${toIso(at)}::timestamptz
      where message_id = ${messageId}`);
  }

  async end(
    tx: Transaction,
    messageId: string,
    ended: { readonly state: 'sent' | 'failed' | 'bounced'; readonly outcome?: string; readonly failure?: string },
  ): Promise<void> {
    await tx.query(sql`
      update message set claimed_until = null, attempts = attempts + 1, due_at = null, state = ${ended.state},
        outcome = ${ended.outcome ?? null}, failure = ${ended.failure ?? null}
      where message_id = ${messageId}`);
  }

  /** Interviews that were not held in time, or whose contacts may no longer be asked, held until the transaction ends. */
  async holdOver(tx: Transaction, now: Instant, most: number): Promise<readonly OverInterview[]> {
    const rows = await tx.query<MessageRow & { expired: boolean }>(sql`
      select ${messageColumns}, message.expires_at <= ${toIso(now)}::timestamptz as expired
      from message left join contact using (contact_id) where ${isOver(now)}
      order by message.expires_at limit ${most} for update of message skip locked`);
    return rows.map((row) => ({ message: messageIn(row), expired: row.expired }));
  }

  async countOver(now: Instant): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(
      sql`select count(*)::int as due from message left join contact using (contact_id) where ${isOver(now)}`,
    );
    return row?.due ?? 0;
  }
}
