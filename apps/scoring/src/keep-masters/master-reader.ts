import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from '@sidetone/platform/database';
import { KnownMasters, type AgreedCause, type CustomerGroups } from './known-masters.js';

/** Whom a batch of facts is about. */
export interface AskedMasters {
  readonly customerIds: readonly string[];
  readonly subscriptionIds: readonly (string | null)[];
  readonly responseIds?: readonly string[];
}

/** What is known of customers, subscriptions and causes. */
@Injectable()
export class MasterReader {
  /** One statement for each sort, whatever the number of facts. */
  async read(tx: Transaction, asked: AskedMasters): Promise<KnownMasters> {
    const customers = await this.lookUp<CustomerGroups>(
      asked.customerIds,
      (ids) => sql`
        select customer_id as id, customer_id as "customerId", segment, region, contract_level as "contractLevel"
        from customer where customer_id = any(${ids}::text[])`,
      tx,
    );
    const products = await this.lookUp<{ product: string }>(
      asked.subscriptionIds,
      (ids) => sql`
        select subscription_id as id, product from subscription
        where subscription_id = any(${ids}::text[]) and product is not null`,
      tx,
    );
    const causes = await this.lookUp<AgreedCause>(
      asked.responseIds ?? [],
      (ids) => sql`
        select response_id as id, root_cause as "rootCause", outside from case_answer join case_cause using (case_id)
        where response_id = any(${ids}::text[]) and root_cause is not null`,
      tx,
    );
    return new KnownMasters(customers, only(products, 'product'), causes);
  }

  private async lookUp<Row>(
    ids: readonly (string | null)[],
    statement: (ids: readonly string[]) => ReturnType<typeof sql>,
    tx: Transaction,
  ): Promise<ReadonlyMap<string, Row>> {
    const asked = [...new Set(ids)].filter((id) => id !== null);
    if (asked.length === 0) return new Map();
    const rows = await tx.query<Row & { id: string }>(statement(asked));
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function only<Key extends string>(
  rows: ReadonlyMap<string, Readonly<Record<Key, string>>>,
  key: Key,
): ReadonlyMap<string, string> {
  return new Map([...rows].map(([id, row]) => [id, row[key]]));
}
