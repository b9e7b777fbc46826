import { Injectable } from '@nestjs/common';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Transaction } from '@sidetone/platform/database';
import type { SmsReceipt, SmsReply } from './read-delivery.js';

const PARTS_LOCK = 7_361_116;
/** Within it a text is more likely a second word on the last question than a first on an older one. Whether it still counts is not decided here. */
const SECOND_TEXT_MS = DAY_MS;

/** A receipt that names a message of ours. */
export interface MatchedReceipt {
  readonly receipt_id: string;
  readonly message_id: string;
  readonly outcome: 'delivered' | 'bounced';
  readonly state: string;
  readonly received_at: Date;
}

/** Receipts and replies as they wait. Numbers are looked up and not kept. Each method is one statement. */
@Injectable()
export class SmsStore {
  constructor(private readonly database: Database) {}

  /** Contacts that have this number. */
  async contactsOf(tx: Transaction, number: string): Promise<readonly string[]> {
    const rows = await tx.query<{ contact_id: string }>(sql`
      select contact_id from contact where ${NUMBER} = ${number} order by contact_id`);
    return rows.map((row) => row.contact_id);
  }

  /**
   * The invitation that a text of these contacts is taken for: the one last sent that is open, or was answered so lately that a second text
   * may correct it; else the one last sent at all, so that nothing that was written is lost.
   */
  async askedInvitation(
    tx: Transaction,
    contactIds: readonly string[],
    now: Instant,
  ): Promise<{ readonly invitation_id: string; readonly contact_id: string } | undefined> {
    const [row] = await tx.query<{ invitation_id: string; contact_id: string }>(sql`
      select invitation_id, contact_id from message as question
      where contact_id = any(${contactIds}::text[]) and channel = 'sms' and not reminder and notice is null
        and state in ('sent', 'unknownOutcome', 'sending', 'waiting')
      order by expires_at > ${toIso(now)}::timestamptz
          and (answered_at is null or answered_at > ${toIso(now - SECOND_TEXT_MS)}::timestamptz) desc,
        sent_at desc nulls last, invitation_id limit 1`);
    return row;
  }

  /** Keeps a receipt until its message is known to have that id: a centre may tell the end before its answer to the beginning is noted. */
  async keepReceipt(tx: Transaction, receipt: SmsReceipt, contactIds: readonly string[], now: Instant): Promise<void> {
    await tx.query(sql`
      insert into sms_receipt (provider_id, reference, contact_ids, outcome, state, received_at)
      values (${receipt.providerId ?? null}, ${receipt.reference ?? null}, ${contactIds}::text[], ${receipt.outcome},
        ${receipt.state}, ${toIso(now)}::timestamptz)`);
  }

  /**
   * Receipts whose message is found, held until the transaction ends: by the centre's id; else, of messages whose outcome is unknown, by
   * our own reference, or as the only one of its contact.
   */
  holdMatched(tx: Transaction, most: number): Promise<readonly MatchedReceipt[]> {
    return tx.query<MatchedReceipt>(sql`
      select receipt_id::text, message.message_id, sms_receipt.outcome, sms_receipt.state, received_at
      from sms_receipt cross join lateral (${MATCH}) as message
      order by receipt_id limit ${most} for update of sms_receipt skip locked`);
  }

  async drop(tx: Transaction, receiptIds: readonly string[]): Promise<void> {
    await tx.query(sql`delete from sms_receipt where receipt_id = any(${receiptIds}::bigint[])`);
  }

  /** Forgets receipts of messages that are none of ours; returns how many. */
  async dropBefore(tx: Transaction, before: Instant): Promise<number> {
    const rows = await tx.query(
      sql`delete from sms_receipt where received_at < ${toIso(before)}::timestamptz returning 1`,
    );
    return rows.length;
  }

  async countDue(): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(sql`
      select count(*)::int as due from sms_receipt cross join lateral (${MATCH}) as message`);
    return row?.due ?? 0;
  }

  /** Keeps a part of a text; returns the whole when it was the last one missing. */
  async keepPart(
    tx: Transaction,
    senderHash: string,
    text: string,
    { reference, total, index }: NonNullable<SmsReply['part']>,
    now: Instant,
  ): Promise<string | undefined> {
    // Parts of one text come together: whoever keeps one must see those that others keep at the same time.
    await tx.query(sql`select pg_advisory_xact_lock(${PARTS_LOCK}, hashtext(${`${senderHash} ${reference}`}))`);
    await tx.query(sql`
      insert into sms_part (sender_hash, reference, total, part, text, received_at)
      values (${senderHash}, ${reference}, ${total}, ${index}, ${text}, ${toIso(now)}::timestamptz) on conflict do nothing`);
    const [row] = await tx.query<{ text: string; count: number }>(sql`
      select string_agg(text, '' order by part) as text, count(*)::int as count from sms_part
      where sender_hash = ${senderHash} and reference = ${reference} and total = ${total}`);
    if (row?.count !== total) return undefined;
    await tx.query(
      sql`delete from sms_part where sender_hash = ${senderHash} and reference = ${reference} and total = ${total}`,
    );
    return row.text;
  }

  /** Forgets parts of texts that never became whole; returns of how many texts. */
  async dropPartsBefore(tx: Transaction, before: Instant): Promise<number> {
    const rows = await tx.query<{ texts: number }>(sql`
      with gone as (delete from sms_part where received_at < ${toIso(before)}::timestamptz returning sender_hash, reference)
      select count(distinct (sender_hash, reference))::int as texts from gone`);
    return rows[0]?.texts ?? 0;
  }
}

/** The digits of a contact's number, as `digitsOf` reads them; there is an index on it. */
const NUMBER = sql`regexp_replace(regexp_replace(addresses ->> 'sms', '[^0-9+]', '', 'g'), '^(\\+|00)', '')`;

const MATCH = sql`
  select message_id from message
  where message.channel = 'sms' and (
    provider_ids @> array[sms_receipt.provider_id] and (contact_ids = '{}' or contact_id = any(contact_ids))
    or message.state = 'unknownOutcome' and provider_ids = '{}' and contact_id = any(contact_ids)
      and (sms_receipt.reference = message.reference
        or sms_receipt.reference is null and 1 = (select count(*) from message as open
          where open.channel = 'sms' and open.state = 'unknownOutcome' and open.contact_id = any(contact_ids))))
  order by not_before desc limit 1`;
