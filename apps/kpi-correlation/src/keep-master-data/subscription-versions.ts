import { Injectable } from '@nestjs/common';
import type { ReceivedEvent, SubscriptionUpserted } from '@sidetone/contracts/events';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { TouchedAnswers, type Touch } from '../compute-exposures/touched-answers.js';

type Upsert = ReceivedEvent<SubscriptionUpserted>;

const COLUMNS = {
  subscription_id: ['text', ({ data }: Upsert) => data.subscriptionId],
  version: ['int8', ({ data }: Upsert) => data.version],
  valid_from: ['float8', ({ time }: Upsert) => time],
  customer_id: ['text', ({ data }: Upsert) => data.customerId],
  account_id: ['text', ({ data }: Upsert) => data.accountId],
  contact_id: ['text', ({ data }: Upsert) => data.contactId],
  product_id: ['text', ({ data }: Upsert) => data.productId],
  service_ids: ['jsonb', ({ data }: Upsert) => data.serviceIds ?? []],
} as const;

/** Whose each subscription was, and when: so that what hit it before it changed hands stays with whom it hit. */
@Injectable()
export class SubscriptionVersions {
  constructor(private readonly touched: TouchedAnswers) {}

  /** Keeps what masters said, older versions too, which tell of the time before. The exposures that follow from it are computed anew. */
  async keep(tx: Transaction, upserts: readonly Upsert[]): Promise<void> {
    if (upserts.length === 0) return;
    await tx.query(sql`
      insert into subscription_version (subscription_id, version, valid_from, customer_id, account_id, contact_id, product_id, service_ids)
      select distinct on (subscription_id, version) subscription_id, version, to_timestamp(valid_from / 1000), customer_id, account_id, contact_id, product_id, service_ids
      from ${unnest(COLUMNS, upserts)} order by subscription_id, version
      on conflict do nothing`);
    const touches = upserts.map(({ data, time }): Touch => ({
      kind: 'subscription',
      id: data.subscriptionId,
      from: time,
      to: Infinity,
    }));
    await this.touched.mark(tx, touches, Math.max(...upserts.map(({ arrivedAt }) => arrivedAt)));
  }

  /** Forgets subscriptions that were deleted. */
  async forget(tx: Transaction, subscriptionIds: readonly string[]): Promise<void> {
    if (subscriptionIds.length > 0)
      await tx.query(sql`delete from subscription_version where subscription_id = any(${subscriptionIds}::text[])`);
  }
}
