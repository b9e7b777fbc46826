import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** What master data tells of a subscription. */
export interface SubscriptionMaster {
  readonly subscription_id: string;
  readonly customer_id: string;
  readonly contact_id: string | null;
  /** A JSON list: an array of arrays would have to be rectangular. */
  readonly service_ids: string;
  readonly equipment_class: string | null;
  readonly live: boolean;
  readonly version: number;
}

const columns = {
  subscription_id: 'text',
  customer_id: 'text',
  contact_id: 'text',
  service_ids: 'jsonb',
  equipment_class: 'text',
  live: 'boolean',
  version: 'bigint',
} as const;

/** The subscriptions. Each method is one statement, whatever the number. */
@Injectable()
export class SubscriptionStore {
  /** Keeps what is newer than what is known; returns the ids of those. */
  async keep(tx: Transaction, subscriptions: readonly SubscriptionMaster[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ subscription_id: string }>(sql`
      insert into subscription as known (subscription_id, customer_id, contact_id, service_ids, equipment_class, live, version)
      select subscription_id, customer_id, contact_id, array(select jsonb_array_elements_text(service_ids)), equipment_class, live,
        version
      from ${unnest(columns, subscriptions)} order by subscription_id
      on conflict (subscription_id) do update set
        customer_id = excluded.customer_id, contact_id = excluded.contact_id, service_ids = excluded.service_ids,
        equipment_class = excluded.equipment_class, live = excluded.live, version = excluded.version
      where known.version < excluded.version
      returning subscription_id`);
    return new Set(rows.map((row) => row.subscription_id));
  }

  /** Forgets subscriptions; returns the ids that were known. */
  async forget(tx: Transaction, subscriptionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ subscription_id: string }>(sql`
      delete from subscription where subscription_id = any(${subscriptionIds}::text[]) returning subscription_id`);
    return new Set(rows.map((row) => row.subscription_id));
  }
}
