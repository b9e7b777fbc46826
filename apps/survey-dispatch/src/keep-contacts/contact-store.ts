import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** What master data tells of a contact. */
export interface ContactMaster {
  readonly contact_id: string;
  readonly customer_id: string;
  readonly language: string | null;
  readonly consent: boolean;
  readonly reachable: boolean;
  readonly status: 'active' | 'deceased' | 'left';
  readonly version: number;
}

const columns = {
  contact_id: 'text',
  customer_id: 'text',
  language: 'text',
  consent: 'boolean',
  reachable: 'boolean',
  status: 'text',
  version: 'bigint',
} as const;

/** The contacts. A fixed number of statements, whatever the number of contacts. */
@Injectable()
export class ContactStore {
  /** Keeps what is newer than what is known; returns the ids of those. The contact clock is not touched. */
  async keep(tx: Transaction, contacts: readonly ContactMaster[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ contact_id: string }>(sql`
      insert into contact as known (contact_id, customer_id, language, consent, reachable, status, version)
      select contact_id, customer_id, language, consent, reachable, status, version
      from ${unnest(columns, contacts)} order by contact_id
      on conflict (contact_id) do update set
        customer_id = excluded.customer_id, language = excluded.language, consent = excluded.consent,
        reachable = excluded.reachable, status = excluded.status, version = excluded.version
      where known.version < excluded.version
      returning contact_id`);
    return new Set(rows.map((row) => row.contact_id));
  }

  /**
   * Forgets contacts with what was decided about them and what was to be sent to them; returns the ids that were known.
   * That one opted out is kept: an id alone says nothing of a person, and who comes back under it still does not want to be asked.
   * The contact's row goes first: whoever is deciding about it holds that row, and what they write must go too.
   */
  async forget(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlySet<string>> {
    const held = await tx.query<{ contact_id: string }>(sql`
      select contact_id from contact where contact_id = any(${contactIds}::text[]) order by contact_id for update`);
    const ids = held.map((row) => row.contact_id);
    await tx.query(sql`
      with candidates as (delete from candidate where contact_id = any(${contactIds}::text[])),
        invitations as (delete from invitation where contact_id = any(${contactIds}::text[])),
        messages as (delete from message where contact_id = any(${contactIds}::text[]))
      delete from contact where contact_id = any(${ids}::text[])`);
    return new Set(ids);
  }
}
