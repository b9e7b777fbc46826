import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { bool, closed, count, id, list, money, object, open, optional, str, time } from '../fields/index.js';

const age = 'unlimited';
const version = () =>
  count({ description: "The source's counter, or its change time in ms; not greater than the last: dropped" });

export const customerUpserted = defineEvent({
  type: 'master.customer.upserted.v1',
  topic: 'master.customer.v1',
  key: keyField('customerId'),
  age,
  description: 'What is known of a customer (TMF629). The last version holds; a null record deletes.',
  schema: object({
    customerId: id(),
    segment: closed('consumer', 'business', 'enterprise', 'wholesale'),
    status: str(),
    accountIds: optional(list(id())),
    orgName: optional(str()),
    journeyTeam: optional(str()),
    region: optional(str()),
    contractLevel: optional(str()),
    vip: optional(bool()),
    accountManagerId: optional(id()),
    customerSince: optional(time()),
    yearlyRevenue: optional(money()),
    version: version(),
  }),
});
export type CustomerUpserted = DataOf<typeof customerUpserted>;

export const contactUpserted = defineEvent({
  type: 'master.contact.upserted.v1',
  topic: 'master.contact.v1',
  key: keyField('contactId'),
  age,
  description:
    'A person who may be asked, with addresses and consent (TMF632). The only event that may carry personal data.',
  schema: object({
    contactId: id(),
    customerId: id(),
    roles: optional(list(str())),
    language: optional(str()),
    timeZone: optional(str()),
    consent: object({ survey: bool(), channels: optional(list(str())) }),
    addresses: optional(list(object({ channel: closed('email', 'sms', 'push'), value: str() }))),
    status: optional(closed('active', 'deceased', 'left')),
    version: version(),
  }),
});
export type ContactUpserted = DataOf<typeof contactUpserted>;

export const subscriptionUpserted = defineEvent({
  type: 'master.subscription.upserted.v1',
  topic: 'master.subscription.v1',
  key: keyField('subscriptionId'),
  age,
  description: 'What a customer subscribes to, and by which services it is delivered (TMF637).',
  schema: object({
    subscriptionId: id(),
    customerId: id(),
    accountId: optional(id()),
    contactId: optional(id()),
    productId: optional(id()),
    serviceIds: optional(list(id())),
    offering: optional(str()),
    region: optional(str()),
    equipmentClass: optional(str()),
    access: optional(closed('mobile', 'fixed', 'fwa', 'private')),
    status: open(
      'created',
      'pendingActive',
      'cancelled',
      'active',
      'pendingTerminate',
      'terminated',
      'suspended',
      'aborted',
    ),
    activatedAt: optional(time()),
    terminatedAt: optional(time()),
    version: version(),
  }),
});
export type SubscriptionUpserted = DataOf<typeof subscriptionUpserted>;
