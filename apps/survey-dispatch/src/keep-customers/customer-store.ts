import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** What master data tells of a customer, as far as it matters for whom to ask. */
export interface CustomerMaster {
  readonly customer_id: string;
  readonly segment: string;
  readonly region: string | null;
  readonly contract_level: string | null;
  readonly vip: boolean | null;
  readonly account_manager_id: string | null;
  readonly customer_since: string | null;
  readonly version: number;
}

const columns = {
  customer_id: 'text',
  segment: 'text',
  region: 'text',
  contract_level: 'text',
  vip: 'boolean',
  account_manager_id: 'text',
  customer_since: 'timestamptz',
  version: 'bigint',
} as const;

/** The customers. Each method is one statement, whatever the number. */
@Injectable()
export class CustomerStore {
  /** Keeps what is newer than what is known; returns the ids of those. */
  async keep(tx: Transaction, customers: readonly CustomerMaster[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ customer_id: string }>(sql`
      insert into customer as known (customer_id, segment, region, contract_level, vip, account_manager_id, customer_since, version)
      select customer_id, segment, region, contract_level, vip, account_manager_id, customer_since, version
      from ${unnest(columns, customers)} order by customer_id
      on conflict (customer_id) do update set
        segment = excluded.segment, region = excluded.region, contract_level = excluded.contract_level, vip = excluded.vip,
        account_manager_id = excluded.account_manager_id, customer_since = excluded.customer_since, version = excluded.version
      where known.version is null or known.version < excluded.version
      returning customer_id`);
    return new Set(rows.map((row) => row.customer_id));
  }

  /** Forgets what masters told of customers; returns the ids that were known. The rows stay, to be held while their contacts are decided about. */
  async forget(tx: Transaction, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ customer_id: string }>(sql`
      update customer set segment = null, region = null, contract_level = null, vip = null, account_manager_id = null,
        customer_since = null, version = null
      where customer_id in (
        select customer_id from customer where customer_id = any(${customerIds}::text[]) and version is not null
        order by customer_id for update)
      returning customer_id`);
    return new Set(rows.map((row) => row.customer_id));
  }
}
