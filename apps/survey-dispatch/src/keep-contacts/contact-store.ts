import { Injectable } from '@nestjs/common';
import { sql, trustedSql, unnest, type Sql, type Transaction } from '@sidetone/platform/database';

/** What master data tells of a contact. */
export interface ContactMaster {
  readonly contact_id: string;
  readonly customer_id: string;
  readonly language: string | null;
  readonly time_zone: string | null;
  readonly roles: readonly string[];
  readonly consent: boolean;
  /** Agreed to, in order of preference; null where none is told. */
  readonly channels: readonly string[] | null;
  readonly reachable: boolean;
  /** By channel. Personal data: nowhere else, and in no log. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly status: 'active' | 'deceased' | 'left';
  /** When this was told, of who has died. */
  readonly deceased_at: string | null;
  readonly version: number;
}

// Lists travel as JSON: an array of arrays would have to be rectangular.
const columns = {
  contact_id: 'text',
  customer_id: 'text',
  language: 'text',
  time_zone: 'text',
  roles: 'jsonb',
  consent: 'boolean',
  channels: 'jsonb',
  reachable: 'boolean',
  addresses: 'jsonb',
  status: 'text',
  deceased_at: 'timestamptz',
  version: 'bigint',
} as const;

/** The contacts. A fixed number of statements, whatever the number of contacts. */
@Injectable()
export class ContactStore {
  /** Keeps what is newer than what is known; returns the ids of those. The clocks are not touched. */
  async keep(tx: Transaction, contacts: readonly ContactMaster[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ contact_id: string }>(sql`
      with rows as materialized (select * from ${unnest(columns, contacts.map(lists), 'told')}),
        customers as (
          insert into customer (customer_id) select distinct customer_id from rows order by customer_id on conflict do nothing)
      insert into contact as known (contact_id, customer_id, language, time_zone, roles, consent, channels, reachable, addresses,
        status, deceased_at, version)
      select contact_id, customer_id, language, time_zone, ${textArray('roles')}, consent, ${textArray('channels')}, reachable,
        addresses, status, deceased_at, version
      from rows order by contact_id
      on conflict (contact_id) do update set
        customer_id = excluded.customer_id, language = excluded.language, time_zone = excluded.time_zone, roles = excluded.roles,
        consent = excluded.consent, channels = excluded.channels, reachable = excluded.reachable,
        addresses = excluded.addresses, status = excluded.status,
        deceased_at = case when excluded.deceased_at is not null then coalesce(known.deceased_at, excluded.deceased_at) end, version = excluded.version
      where known.version < excluded.version
      returning contact_id`);
    return new Set(rows.map((row) => row.contact_id));
  }

  /**
   * Forgets contacts with what was decided about them and what was to be sent to them; returns the ids that were known.
   * That one opted out is kept: an id alone says nothing of a person, and who comes back under it still does not want to be asked. So is
   * when one was asked and answered, while a clock runs from it: who comes back tomorrow is not asked again tomorrow.
   * The contact's row goes first: whoever is deciding about it holds that row, and what they write must go too.
   */
  async forget(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlySet<string>> {
    const held = await tx.query<{ contact_id: string }>(sql`
      select contact_id from contact where contact_id = any(${contactIds}::text[]) order by contact_id for update`);
    const ids = held.map((row) => row.contact_id);
    await tx.query(sql`
      with candidates as (delete from candidate where contact_id = any(${contactIds}::text[])),
        invitations as (
          delete from invitation where contact_id = any(${contactIds}::text[]) returning contact_id, survey_id, issued_at),
        messages as (delete from message where contact_id = any(${contactIds}::text[])),
        clocks as (
          delete from contact_clock where contact_id = any(${contactIds}::text[]) returning contact_id, survey_id, answered_at),
        kept as (
          insert into past_asking (contact_id, survey_id, kind, at)
          select contact_id, survey_id, 'invited', issued_at from invitations
          union all select contact_id, survey_id, 'answered', answered_at from clocks where answered_at is not null),
        members as (delete from frame_member where contact_id = any(${contactIds}::text[])),
        cases as (delete from trouble_memory using trouble
          where trouble_memory.kind = trouble.kind and trouble_memory.id = trouble.id
            and subject_kind = 'contact' and subject_id = any(${contactIds}::text[]))
      delete from contact where contact_id = any(${ids}::text[])`);
    return new Set(ids);
  }
}

const lists = (contact: ContactMaster) => ({
  ...contact,
  roles: JSON.stringify(contact.roles),
  channels: contact.channels && JSON.stringify(contact.channels),
  addresses: JSON.stringify(contact.addresses),
});

/** A JSON list of texts as an array; null stays null. `column` is our own text. */
function textArray(column: string): Sql {
  return trustedSql(`case when ${column} is not null then array(select jsonb_array_elements_text(${column})) end`);
}
