import { Controller } from '@nestjs/common';
import { subscriptionUpserted, type ReceivedEvent, type SubscriptionUpserted } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { MasterStore, type MasterTable } from './master-store.js';
import { SubscriptionVersions } from './subscription-versions.js';

interface SubscriptionRow {
  readonly subscription_id: string;
  readonly customer_id: string;
  readonly contact_id: string | null;
  readonly region: string | null;
  readonly status: string;
  readonly version: number;
}

const subscriptions: MasterTable<SubscriptionRow> = {
  name: 'subscription',
  key: 'subscription_id',
  columns: {
    subscription_id: 'text',
    customer_id: 'text',
    contact_id: 'text',
    region: 'text',
    status: 'text',
    version: 'int8',
  },
};

/**
 * master.subscription.v1: which customer holds which subscription, and since when. Events that came before it are linked from then on,
 * because they are joined when asked for.
 */
@Controller()
export class KeepSubscriptions {
  constructor(
    private readonly store: MasterStore,
    private readonly versions: SubscriptionVersions,
  ) {}

  @OnEvents(subscriptionUpserted)
  async handle({ events }: EventBatch<SubscriptionUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    const changes = events.map(({ key, data }) => ({
      id: data?.subscriptionId ?? key ?? '',
      row: data && rowOf(data),
    }));
    const outcomes = await this.store.apply(tx, subscriptions, changes);
    const effective = outcomes.map(({ kind }) => kind === 'ok');
    const deleted = changes.flatMap(({ id, row }, index) => (row === undefined && effective[index] ? [id] : []));
    await this.versions.forget(tx, deleted, Math.max(...events.map(({ arrivedAt }) => arrivedAt)));
    // An older version is not what holds now, but it tells of the time before: in whatever order they come, the history is the same.
    const deletedAt = new Map(
      changes.flatMap(({ id, row }, index) => (row === undefined ? [[id, index] as const] : [])),
    );
    await this.versions.keep(
      tx,
      events.filter(
        (event, index): event is ReceivedEvent<SubscriptionUpserted> =>
          event.data !== undefined && index > (deletedAt.get(event.data.subscriptionId) ?? -1),
      ),
    );
    return outcomes;
  }
}

function rowOf({
  subscriptionId,
  customerId,
  contactId,
  region,
  status,
  version,
}: SubscriptionUpserted): SubscriptionRow {
  return {
    subscription_id: subscriptionId,
    customer_id: customerId,
    contact_id: contactId ?? null,
    region: region ?? null,
    status,
    version,
  };
}
