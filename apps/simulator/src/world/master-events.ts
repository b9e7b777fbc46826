import {
  contactUpserted,
  customerUpserted,
  subscriptionUpserted,
  topologyUpserted,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { masterData, sourceUri } from './operator-sources.js';
import type { Contact, Customer, Subscription } from './people.js';

/** A customer as master data tell it: the customer, then contacts, lines and where each line is at home. */
export function masterEventsOf(customer: Customer, time: Instant): readonly OutgoingEvent[] {
  const { customerId, segment, region, contractLevel, since } = customer;
  return [
    customerUpserted.create({
      ...envelope(customerId, time),
      data: { customerId, segment, status: 'active', region, contractLevel, customerSince: toIso(since), version: 1 },
    }),
    ...customer.contacts.map((contact) => contactEvent(contact, time)),
    ...customer.subscriptions.flatMap((subscription) => subscriptionEvents(subscription, time)),
  ];
}

function contactEvent({ contactId, customerId, language, channel, consents }: Contact, time: Instant): OutgoingEvent {
  return contactUpserted.create({
    ...envelope(contactId, time),
    data: {
      contactId,
      customerId,
      language,
      timeZone: 'Europe/Helsinki',
      consent: { survey: consents, channels: [channel, 'webhook'] },
      addresses: [{ channel: 'sms', value: fictionalNumber(contactId) }],
      status: 'active',
      version: 1,
    },
  });
}

function subscriptionEvents(
  { subscriptionId, customerId, contactId, region, home, activatedAt }: Subscription,
  time: Instant,
): readonly OutgoingEvent[] {
  const linkId = `${subscriptionId}|${home.cellId}|${toIso(activatedAt)}`;
  return [
    subscriptionUpserted.create({
      ...envelope(subscriptionId, time),
      data: {
        subscriptionId,
        customerId,
        ...(contactId === undefined ? {} : { contactId }),
        region,
        access: 'mobile',
        status: 'active',
        activatedAt: toIso(activatedAt),
        version: 1,
      },
    }),
    topologyUpserted.create({
      ...envelope(linkId, time),
      data: {
        linkId,
        resourceId: home.cellId,
        resourceKind: 'cell',
        subscriptionId,
        validFrom: toIso(activatedAt),
        weight: 1,
        method: 'usageShare',
        version: 1,
      },
    }),
  ];
}

/** No country has the code 999, so nobody can be called by mistake. */
function fictionalNumber(contactId: string): string {
  return `+999${contactId.replace(/\D/g, '').padStart(8, '0')}`;
}

function envelope(id: string, time: Instant) {
  return { id: `${id}-1`, source: sourceUri(masterData), time };
}
