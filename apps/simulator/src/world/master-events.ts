import {
  contactUpserted,
  customerUpserted,
  subscriptionUpserted,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { ownerAt, type LineCourse } from './line-course.js';
import { masterData, sourceUri } from './operator-sources.js';
import type { Contact, Customer } from './people.js';

/** A customer as master data tell it, and the people who may be asked. */
export function customerEvents(customer: Customer, time: Instant): readonly OutgoingEvent[] {
  const { customerId, segment, region, contractLevel, vip, since, contacts } = customer;
  return [
    customerUpserted.create({
      ...masterEnvelope(customerId, 1, time),
      data: {
        customerId,
        segment,
        status: 'active',
        accountIds: [accountIdOf(customer)],
        region,
        contractLevel,
        ...(vip === undefined ? {} : { vip }),
        customerSince: toIso(since),
        version: 1,
      },
    }),
    ...contacts.map((contact) => contactEvent(contact, 1, time)),
  ];
}

/** A line as it is from `time` on, which is what the event's time says. */
export function subscriptionEvent(line: LineCourse, version: number, time: Instant): OutgoingEvent {
  const { subscription, lives, simSwappedAt } = line;
  const { subscriptionId, serviceId, region } = subscription;
  const { customer, contactId } = ownerAt(line, time);
  const isOver = lives.to <= time;
  return subscriptionUpserted.create({
    ...masterEnvelope(subscriptionId, version, time),
    data: {
      subscriptionId,
      customerId: customer.customerId,
      accountId: accountIdOf(customer),
      ...(contactId === undefined ? {} : { contactId }),
      serviceIds: [serviceId],
      region,
      equipmentClass: simSwappedAt <= time ? 'eSIM' : 'SIM',
      access: 'mobile',
      status: isOver ? 'terminated' : 'active',
      activatedAt: toIso(lives.from),
      ...(isOver ? { terminatedAt: toIso(lives.to) } : {}),
      version,
    },
  });
}

/** What master data say of one record: each version is an event of its own. */
export function masterEnvelope(id: string, version: number, time: Instant) {
  return { id: `${id}-${version}`, source: sourceUri(masterData), time };
}

/** A person as it is from `time` on. */
export function contactEvent(contact: Contact, version: number, time: Instant): OutgoingEvent {
  const { contactId, customerId, language, channel, consents, timeZone, worksHere, departure } = contact;
  return contactUpserted.create({
    ...masterEnvelope(contactId, version, time),
    data: {
      contactId,
      customerId,
      ...(worksHere ? { roles: ['staff'] } : {}),
      language,
      timeZone,
      consent: { survey: consents, channels: [channel, 'webhook', 'agent'] },
      addresses: [{ channel: 'sms', value: fictionalNumber(contactId) }],
      status: departure !== undefined && departure.at <= time ? departure.as : 'active',
      version,
    },
  });
}

function accountIdOf({ customerId }: Customer): string {
  return customerId.replace(/^CUS-/, 'ACC-');
}

/** No country has the code 999, so nobody can be called by mistake. */
function fictionalNumber(contactId: string): string {
  return `+999${contactId.replace(/\D/g, '').padStart(8, '0')}`;
}
