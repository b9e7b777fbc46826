import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** What masters tell of a customer, as far as it matters for whom a case goes to and what it promises. */
export interface CustomerMaster {
  readonly customerId: string;
  readonly segment?: string | undefined;
  readonly contractLevel?: string | undefined;
  readonly accountManagerId?: string | undefined;
  readonly version: number;
}

interface Row {
  readonly customer_id: string;
  readonly segment: string | null;
  readonly contract_level: string | null;
  readonly account_manager_id: string | null;
  readonly version: number;
}

/** The customers. Each method is one statement, whatever the number. */
@Injectable()
export class CustomerStore {
  async among(tx: Transaction, customerIds: readonly string[]): Promise<ReadonlyMap<string, CustomerMaster>> {
    const rows = await tx.query<Row>(sql`
      select customer_id, segment, contract_level, account_manager_id, version::float8 as version
      from case_customer where customer_id = any(${customerIds}::text[])`);
    return new Map(
      rows.map((row) => [
        row.customer_id,
        {
          ...{ customerId: row.customer_id, segment: row.segment ?? undefined, version: row.version },
          contractLevel: row.contract_level ?? undefined,
          accountManagerId: row.account_manager_id ?? undefined,
        },
      ]),
    );
  }

  async keep(tx: Transaction, customers: readonly CustomerMaster[]): Promise<void> {
    if (customers.length === 0) return;
    await tx.query(sql`
      insert into case_customer as known (customer_id, segment, contract_level, account_manager_id, version)
      select customer_id, segment, contract_level, account_manager_id, version from ${unnest(
        {
          customer_id: ['text', (one) => one.customerId],
          segment: 'text',
          contract_level: ['text', (one) => one.contractLevel],
          account_manager_id: ['text', (one) => one.accountManagerId],
          version: 'bigint',
        },
        customers,
      )} order by customer_id
      on conflict (customer_id) do update set segment = excluded.segment, contract_level = excluded.contract_level,
        account_manager_id = excluded.account_manager_id, version = excluded.version
      where known.version < excluded.version`);
  }

  async forget(tx: Transaction, customerIds: readonly string[]): Promise<void> {
    if (customerIds.length === 0) return;
    await tx.query(sql`delete from case_customer where customer_id = any(${customerIds}::text[])`);
  }
}
