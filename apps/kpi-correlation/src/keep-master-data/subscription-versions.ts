import { Injectable } from '@nestjs/common';
import type { ReceivedEvent, SubscriptionUpserted } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { Touch } from '../compute-exposures/touch.js';
import { TouchedAnswers } from '../compute-exposures/touched-answers.js';

type Upsert = ReceivedEvent<SubscriptionUpserted>;

interface Kept {
  readonly subscription_id: string;
  readonly version: number;
  readonly valid_from: Instant;
}

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
    const kept = await tx.query<Kept>(sql`
      insert into subscription_version (subscription_id, version, valid_from, customer_id, account_id, contact_id, product_id, service_ids)
      select distinct on (subscription_id, version) subscription_id, version, to_timestamp(valid_from / 1000), customer_id, account_id, contact_id, product_id, service_ids
      from ${unnest(COLUMNS, upserts)} order by subscription_id, version
      on conflict do nothing
      returning subscription_id, version::float8 as version, (extract(epoch from valid_from) * 1000)::float8 as valid_from`);
    if (kept.length === 0) return;
    const firsts = await tx.query<Pick<Kept, 'subscription_id' | 'version'>>(sql`
      select subscription_id, min(version)::float8 as version from subscription_version
      where subscription_id = any(${kept.map(({ subscription_id }) => subscription_id)}::text[]) group by subscription_id`);
    const first = new Map(firsts.map(({ subscription_id, version }) => [subscription_id, version]));
    // The first holds for all time before it, too.
    const touches = kept.map(({ subscription_id, version, valid_from }) =>
      since(subscription_id, first.get(subscription_id) === version ? -Infinity : valid_from),
    );
    await this.touched.mark(tx, touches, Math.max(...upserts.map(({ arrivedAt }) => arrivedAt)));
  }

  /** Forgets subscriptions that were deleted. The exposures of whose they were are computed anew. */
  async forget(tx: Transaction, subscriptionIds: readonly string[], now: Instant): Promise<void> {
    if (subscriptionIds.length === 0) return;
    await this.touched.mark(
      tx,
      subscriptionIds.map((id) => since(id, -Infinity)),
      now,
    );
    await tx.query(sql`delete from subscription_version where subscription_id = any(${subscriptionIds}::text[])`);
  }
}

function since(subscriptionId: string, from: Instant): Touch {
  return { kind: 'subscription', id: subscriptionId, from, to: Infinity };
}
