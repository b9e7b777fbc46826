import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** Whom of a customer one can ask, and who decides; no name, and no address. */
export interface ContactMaster {
  readonly contact_id: string;
  readonly customer_id: string;
  readonly decision_maker: boolean;
  readonly active: boolean;
  readonly version: number;
}

const columns = {
  contact_id: 'text',
  customer_id: 'text',
  decision_maker: 'boolean',
  active: 'boolean',
  version: 'bigint',
} as const;

/** The contacts. Each method is one statement, whatever the number. */
@Injectable()
export class ContactStore {
  /** Keeps what is newer than what is known; returns the ids of those. */
  async keep(tx: Transaction, contacts: readonly ContactMaster[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ contact_id: string }>(sql`
      insert into contact as known (contact_id, customer_id, decision_maker, active, version)
      select contact_id, customer_id, decision_maker, active, version from ${unnest(columns, contacts)} order by contact_id
      on conflict (contact_id) do update set
        customer_id = excluded.customer_id, decision_maker = excluded.decision_maker, active = excluded.active,
        version = excluded.version
      where known.version < excluded.version
      returning contact_id`);
    return new Set(rows.map((row) => row.contact_id));
  }

  /** Forgets contacts; returns the ids that were known. */
  async forget(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ contact_id: string }>(sql`
      delete from contact where contact_id = any(${contactIds}::text[]) returning contact_id`);
    return new Set(rows.map((row) => row.contact_id));
  }
}
