import { Controller } from '@nestjs/common';
import { subscriptionUpserted, type SubscriptionUpserted } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { masterRuns, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { SubscriptionStore, type SubscriptionMaster } from './subscription-store.js';

/** Keeps which product a subscription is of: what is sold by name before what it is made by, and the access where neither is told. */
@Controller()
export class KeepSubscriptions {
  constructor(private readonly subscriptions: SubscriptionStore) {}

  @OnEvents(subscriptionUpserted)
  async handle({ events }: EventBatch<SubscriptionUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    const changes = events.map(({ key, data }) => ({
      id: data?.subscriptionId ?? key ?? '',
      row: data && masterIn(data),
    }));
    return masterRuns(changes, {
      keep: (subscriptions) => this.subscriptions.keep(tx, subscriptions),
      forget: (subscriptionIds) => this.subscriptions.forget(tx, subscriptionIds),
    });
  }
}

function masterIn(data: SubscriptionUpserted): SubscriptionMaster {
  const { subscriptionId, offering, productId, access, version } = data;
  return { subscription_id: subscriptionId, product: offering ?? productId ?? access ?? null, version };
}
