import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** What must be known of a contact to take an answer that nobody asked for. */
export interface KnownContact {
  readonly contactId: string;
  readonly customerId: string;
  readonly language: string | undefined;
  /** Whether the contact works for the operator. */
  readonly staff: boolean;
  readonly version: number;
}

const columns = {
  contact_id: 'text',
  customer_id: 'text',
  language: 'text',
  staff: 'boolean',
  version: 'bigint',
} as const;

/** The contacts. Each method is one statement, whatever the number. */
@Injectable()
export class ContactStore {
  /** Keeps contacts in versions greater than what is known; returns whose those are. */
  async keep(tx: Transaction, contacts: readonly KnownContact[]): Promise<ReadonlySet<string>> {
    if (contacts.length === 0) return new Set();
    const rows = await tx.query<{ contact_id: string }>(sql`
      insert into contact as known (contact_id, customer_id, language, staff, version)
      select contact_id, customer_id, language, staff, version
      from ${unnest(columns, contacts.map(rowOf))} order by contact_id
      on conflict (contact_id) do update set customer_id = excluded.customer_id, language = excluded.language,
        staff = excluded.staff, version = excluded.version
        where excluded.version > known.version
      returning contact_id`);
    return new Set(rows.map((row) => row.contact_id));
  }

  /** Forgets contacts; returns those that were known. */
  async forget(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (contactIds.length === 0) return new Set();
    const rows = await tx.query<{ contact_id: string }>(sql`
      with held as (
        select contact_id from contact where contact_id = any(${contactIds}::text[]) order by contact_id for update)
      delete from contact using held where contact.contact_id = held.contact_id returning contact.contact_id`);
    return new Set(rows.map((row) => row.contact_id));
  }

  /** A contact, held until the transaction ends, so that its answers come one after the other. */
  async hold(tx: Transaction, contactId: string): Promise<KnownContact | undefined> {
    const [row] = await tx.query<{ customer_id: string; language: string | null; staff: boolean; version: number }>(sql`
      select customer_id, language, staff, version::float8 as version from contact
      where contact_id = ${contactId} for no key update`);
    return (
      row && {
        contactId,
        customerId: row.customer_id,
        language: row.language ?? undefined,
        staff: row.staff,
        version: row.version,
      }
    );
  }
}

function rowOf(contact: KnownContact): { readonly [K in keyof typeof columns]: unknown } {
  const { contactId, customerId, language, staff, version } = contact;
  return { contact_id: contactId, customer_id: customerId, language, staff, version };
}
