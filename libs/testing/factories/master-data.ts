import { subscriptionUpserted, type OutgoingEvent, type SubscriptionUpserted } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';

/** An active mobile subscription of CUS-100. */
export function aSubscription(
  subscriptionId: string,
  at: Instant,
  data: Partial<SubscriptionUpserted> = {},
): OutgoingEvent<SubscriptionUpserted> {
  return subscriptionUpserted.create({
    id: `${subscriptionId}-${data.version ?? 1}`,
    source: '//bss.example/inventory',
    time: at,
    data: {
      subscriptionId,
      customerId: 'CUS-100',
      contactId: 'CON-100',
      access: 'mobile',
      status: 'active',
      version: 1,
      ...data,
    },
  });
}
