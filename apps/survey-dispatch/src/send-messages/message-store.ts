import { Injectable } from '@nestjs/common';
import type { Channel, Programme } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, type Sql, type Transaction } from '@sidetone/platform/database';
import type { Template } from '../keep-templates/template.js';
import type { BeforeAttempt, Circumstances } from './before-attempt.js';
import { NO_CASE_STANDS } from './called-off-notices.js';
import { MAY_BE_ASKED } from './may-be-asked.js';
import { messageColumns, messageIn, type MessageRow } from './message-row.js';
import type { Message, Recipient } from './message.js';
import { programmesIn, programmeState } from './programmes-in-state.js';

interface HeldRow extends MessageRow {
  readonly may_be_asked: boolean | null;
  readonly opted_out: boolean;
  readonly answered: boolean;
  readonly no_case_stands: boolean;
  readonly programme_state: Programme['state'];
  readonly address: string | null;
  readonly contact_language: string | null;
  readonly time_zone: string | null;
  readonly sender_name: string | null;
  readonly sender_title: string | null;
  readonly reply_to: string | null;
}

export interface Held {
  readonly message: Message;
  readonly recipient: Recipient;
  readonly circumstances: Omit<Circumstances, 'leftAlone' | 'loudAt' | 'lookAgainAt'>;
}

export interface Ended {
  readonly message: Message;
  readonly verdict: BeforeAttempt & { readonly kind: 'end' };
}

/** A paused programme holds back its messages, and yet they grow old. */
const mayMove = (now: Instant): Sql =>
  sql`(message.programme_id not in ${programmesIn('paused')} or message.expires_at <= ${toIso(now)}::timestamptz)`;

const begunColumns = { message_id: 'text', language: 'text', version: 'int' } as const;
const endColumns = { message_id: 'text', state: 'text', outcome: 'text', failure: 'text' } as const;

/** Messages whose time has come. Each method is one statement. */
@Injectable()
export class MessageStore {
  constructor(private readonly database: Database) {}

  /**
   * Messages of a channel to send now, held until the transaction ends. Only those whose issued event Kafka has acknowledged:
   * the answer page must know a link before its customer does. An acknowledged event may be gone from the outbox.
   */
  async hold(tx: Transaction, channel: Channel, now: Instant, most: number): Promise<readonly Held[]> {
    const rows = await tx.query<HeldRow>(sql`
      select ${messageColumns},
        ${MAY_BE_ASKED} as may_be_asked, contact.addresses ->> message.channel as address, contact.language as contact_language, contact.time_zone,
        sender.name as sender_name, sender.title as sender_title, sender.reply_to,
        exists (select 1 from opt_out
          where opt_out.contact_id = message.contact_id and opt_out.channel in (message.channel, 'all')) as opted_out,
        exists (select 1 from message as question
          where question.invitation_id = message.invitation_id and question.answered_at is not null) as answered,
        ${NO_CASE_STANDS} as no_case_stands,
        ${programmeState()} as programme_state
      from message left join contact using (contact_id)
        left join customer on customer.customer_id = message.customer_id
        left join sender on sender.account_manager_id = customer.account_manager_id
      where message.channel = ${channel} and message.state in ('queued', 'waiting') and message.due_at <= ${toIso(now)}::timestamptz
        and ${mayMove(now)}
        and not exists (select 1 from outbox where outbox.id = message.issued_event_id and published_at is null)
      order by message.due_at limit ${most} for update of message skip locked`);
    return rows.map((row) => ({
      message: messageIn(row),
      recipient: recipientIn(row),
      circumstances: {
        mayBeAsked: row.may_be_asked === true,
        optedOut: row.opted_out,
        answered: row.answered,
        noCaseStands: row.no_case_stands,
        programme: row.programme_state,
        expiresAt: row.expires_at.getTime(),
      },
    }));
  }

  /** Notes an attempt at each of these, and the text it is made of, before it is made. Whoever has not noted its end within the lease counts as gone. */
  async noteAttempts(tx: Transaction, begun: ReadonlyMap<string, Template>, leaseSeconds: number): Promise<void> {
    if (begun.size === 0) return;
    const rows = [...begun].map(([messageId, { language, version }]) => ({ message_id: messageId, language, version }));
    // The lease runs by the clock of the database: it is about processes, not about the business's time, and is the same for all of them.
    await tx.query(sql`
      update message set state = 'sending', due_at = null, attempts = attempts + 1,
        template_language = rows.language, template_version = rows.version,
        sending_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8)
      from ${unnest(begunColumns, rows)} where message.message_id = rows.message_id`);
  }

  /** Ends messages that are not to be sent any more; what they would have told is forgotten. */
  async end(tx: Transaction, ended: readonly Ended[]): Promise<void> {
    if (ended.length === 0) return;
    const rows = ended.map(({ message: { messageId }, verdict: { state, outcome, failure } }) => ({
      message_id: messageId,
      state,
      outcome,
      failure,
    }));
    await tx.query(sql`
      update message set state = rows.state, due_at = null, outcome = rows.outcome, failure = rows.failure,
        notice = notice || '{"words":""}'
      from ${unnest(endColumns, rows)} where message.message_id = rows.message_id`);
  }

  /** Lets messages wait for the end of the quiet hours, or for another look at their contact. No attempt is counted. */
  async postpone(
    tx: Transaction,
    postponed: readonly { readonly messageId: string; readonly until: Instant }[],
  ): Promise<void> {
    if (postponed.length === 0) return;
    const rows = postponed.map(({ messageId, until }) => ({ message_id: messageId, due_at: toIso(until) }));
    await tx.query(sql`
      update message set due_at = rows.due_at from ${unnest({ message_id: 'text', due_at: 'timestamptz' }, rows)}
      where message.message_id = rows.message_id`);
  }

  /**
   * Messages whose sender is gone without having noted how the attempt ended, held until the transaction ends. A clock that stands before
   * they were to be sent has not been told the time yet: what is told of them would be dated by it.
   */
  async holdStranded(tx: Transaction, now: Instant, most: number): Promise<readonly Message[]> {
    const rows = await tx.query<MessageRow>(sql`
      select ${messageColumns} from message where state = 'sending' and sending_until < clock_timestamp()
        and not_before <= ${toIso(now)}::timestamptz
      order by sending_until limit ${most} for update skip locked`);
    return rows.map(messageIn);
  }

  /**
   * What is due or being sent by these channels. Counts those not yet acknowledged by Kafka too: they will be sent as soon as they
   * are, so nothing is settled before.
   */
  async count(channels: readonly Channel[], now: Instant): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(sql`
      select (select count(*) from message where channel = any(${channels}::text[]) and state in ('queued', 'waiting')
          and due_at <= ${toIso(now)}::timestamptz and ${mayMove(now)})::int
        + (select count(*) from message where state = 'sending')::int as due`);
    return row?.due ?? 0;
  }
}

function recipientIn(row: HeldRow): Recipient {
  const { sender_name: name, sender_title: title, reply_to: replyTo } = row;
  return {
    address: row.address ?? undefined,
    language: row.contact_language ?? row.language,
    timeZone: row.time_zone ?? undefined,
    sender: name === null ? undefined : { name, title: title ?? undefined, replyTo: replyTo ?? undefined },
  };
}
