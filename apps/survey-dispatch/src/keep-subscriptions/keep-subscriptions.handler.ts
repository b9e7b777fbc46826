import { Controller } from '@nestjs/common';
import { subscriptionUpserted, type SubscriptionUpserted } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome, masterRuns } from '@sidetone/platform/messaging';
import { SubscriptionStore, type SubscriptionMaster } from './subscription-store.js';

const ENDED = new Set(['terminated', 'cancelled', 'aborted']);

/** Keeps which subscription belongs to which contact, so that an answer can be set beside what happened to it, and by which equipment it is used. */
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
  const { subscriptionId, customerId, contactId, serviceIds, equipmentClass, status, version } = data;
  return {
    subscription_id: subscriptionId,
    customer_id: customerId,
    contact_id: contactId ?? null,
    service_ids: JSON.stringify(serviceIds ?? []),
    equipment_class: equipmentClass ?? null,
    live: !ENDED.has(status),
    version,
  };
}
