import {
  customerUpserted,
  subscriptionUpserted,
  topologyUpserted,
  type CustomerUpserted,
  type OutgoingEvent,
  type SubscriptionUpserted,
  type TopologyUpserted,
} from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** A consumer with an active contract. */
export function aCustomer(
  customerId: string,
  at: Instant,
  data: Partial<CustomerUpserted> = {},
): OutgoingEvent<CustomerUpserted> {
  return customerUpserted.create({
    id: `${customerId}-${data.version ?? 1}`,
    source: '//bss.example/customers',
    time: at,
    data: { customerId, segment: 'consumer', status: 'active', version: 1, ...data },
  });
}

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

/** CELL-1 carries all of a subscription's use from `from` on. */
export function aTopologyLink(
  subscriptionId: string,
  from: Instant,
  data: Partial<TopologyUpserted> = {},
): OutgoingEvent<TopologyUpserted> {
  const resourceId = data.resourceId ?? 'CELL-1';
  const linkId = `${subscriptionId}|${resourceId}|${toIso(from)}`;
  return topologyUpserted.create({
    id: `${linkId}-${data.version ?? 1}`,
    source: '//oss.example/inventory',
    time: from,
    data: {
      linkId,
      resourceId,
      resourceKind: 'cell',
      subscriptionId,
      validFrom: toIso(from),
      weight: 1,
      method: 'usageShare',
      version: 1,
      ...data,
    },
  });
}
