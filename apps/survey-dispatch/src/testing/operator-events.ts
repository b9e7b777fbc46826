import {
  clockTicked,
  contactUpserted,
  interactionChanged,
  subscriptionUpserted,
  type ContactUpserted,
  type InteractionChanged,
  type OutgoingEvent,
  type SubscriptionUpserted,
} from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

const SOURCE = '//oss.example/tests';

/** A Finnish-speaking contact of CUS-100 who agrees to be asked, or what you make of it. */
export function aContact(contactId: string, at: Instant, data: Partial<ContactUpserted> = {}): OutgoingEvent {
  const contact = { contactId, customerId: 'CUS-100', language: 'fi', consent: { survey: true }, version: 1, ...data };
  return contactUpserted.create({ id: `${contactId}-${contact.version}`, source: SOURCE, time: at, data: contact });
}

export function aSubscriptionOf(
  contactId: string,
  subscriptionId: string,
  at: Instant,
  data: Partial<SubscriptionUpserted> = {},
): OutgoingEvent {
  const subscription = { subscriptionId, customerId: 'CUS-100', contactId, status: 'active', version: 1, ...data };
  return subscriptionUpserted.create({
    id: `${subscriptionId}-${subscription.version}`,
    source: SOURCE,
    time: at,
    data: subscription,
  });
}

/** A contact with support that was completed at `at`, or what you make of it. */
export function anInteraction(
  interactionId: string,
  contactId: string,
  at: Instant,
  data: Partial<InteractionChanged> = {},
): OutgoingEvent {
  return interactionChanged.create({
    id: `${interactionId}-completed`,
    source: SOURCE,
    time: at,
    data: {
      interactionId,
      kind: 'support',
      status: 'completed',
      statusChangedAt: toIso(at),
      customerId: 'CUS-100',
      contactId,
      ...data,
    },
  });
}

/** The tick that makes it `now` in a simulated world. */
export function aTick(now: Instant): OutgoingEvent {
  return clockTicked.create({ id: `tick-${now}`, source: '//sidetone/tests', time: now, data: { now: toIso(now) } });
}
