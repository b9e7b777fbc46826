import { Injectable } from '@nestjs/common';
import type { ToTell } from '@sidetone/domain/contact-policy';
import type { Channel } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, type Transaction } from '@sidetone/platform/database';

export interface ContactToTell extends Omit<ToTell, 'toldAt'> {
  readonly language: string | undefined;
}

export type Decided = 'queued' | 'suppressed' | 'calledOff';

interface Row {
  readonly contact_id: string;
  readonly status: ToTell['status'];
  readonly consent: boolean;
  readonly channels: readonly string[] | null;
  readonly addressed: readonly string[];
  readonly language: string | null;
  readonly opt_outs: readonly (Channel | 'all')[];
}

/** What is known of notices and of whom they are for. Each method is one statement. */
@Injectable()
export class NoticeStore {
  /** Contacts that are known, held until the transaction ends: their cap is counted. */
  async contacts(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlyMap<string, ContactToTell>> {
    const rows = await tx.query<Row>(sql`
      select contact_id, status, consent, channels, language, array(select jsonb_object_keys(addresses)) as addressed,
        array(select channel from opt_out where opt_out.contact_id = contact.contact_id) as opt_outs
      from contact where contact_id = any(${contactIds}::text[]) order by contact_id for no key update`);
    return new Map(rows.map((row) => [row.contact_id, contactIn(row)]));
  }

  /** Keeps what was decided; false where the notice was decided about before. @param reason why it is not sent */
  async decide(
    tx: Transaction,
    noticeId: string,
    outcome: Decided,
    reason: string | undefined,
    now: Instant,
  ): Promise<boolean> {
    const rows = await tx.query(sql`
      insert into notice (notice_id, outcome, reason, decided_at)
      values (${noticeId}, ${outcome}, ${reason ?? null}, ${toIso(now)}::timestamptz)
      on conflict do nothing returning 1`);
    return rows.length > 0;
  }

  /** When the contact was, or is to be, told other things: those that reached nobody left out. */
  async toldAt(tx: Transaction, contactId: string): Promise<readonly Instant[]> {
    const rows = await tx.query<{ at: Date }>(sql`
      select coalesce(sent_at, not_before) as at from message
      where contact_id = ${contactId} and notice is not null and state not in ('failed', 'bounced', 'calledOff')`);
    return rows.map(({ at }) => at.getTime());
  }
}

function contactIn({ status, consent, channels, addressed, language, opt_outs }: Row): ContactToTell {
  const reachability = { addresses: addressed, ...(channels === null ? {} : { consentedChannels: channels }) };
  return { status, consent, reachability, optOuts: new Set(opt_outs), language: language ?? undefined };
}
