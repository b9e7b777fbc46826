import { Controller } from '@nestjs/common';
import { contactUpserted, type ContactUpserted, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome, masterRuns } from '@sidetone/platform/messaging';
import { isKnownZone, toIso, type Instant } from '@sidetone/domain/time';
import { ContactStore, type ContactMaster } from './contact-store.js';

/** Keeps who may be asked: consent, language, ways to reach them and status. A deleted contact is forgotten with everything about it. */
@Controller()
export class KeepContacts {
  constructor(private readonly contacts: ContactStore) {}

  @OnEvents(contactUpserted)
  async handle({ events }: EventBatch<ContactUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    return masterRuns(events.map(changeIn), {
      keep: (contacts) => this.contacts.keep(tx, contacts),
      forget: (contactIds) => this.contacts.forget(tx, contactIds),
    });
  }
}

function changeIn({ key, data, time }: ReceivedEvent<ContactUpserted | undefined>) {
  return { id: data?.contactId ?? key ?? '', row: data && masterIn(data, time) };
}

function masterIn(data: ContactUpserted, toldAt: Instant): ContactMaster {
  const { contactId, customerId, roles, language, timeZone, consent, addresses, status, version } = data;
  return {
    contact_id: contactId,
    customer_id: customerId,
    language: language ?? null,
    time_zone: timeZone !== undefined && isKnownZone(timeZone) ? timeZone : null,
    roles: roles ?? [],
    consent: consent.survey,
    channels: consent.channels ?? null,
    // A gateway finds the way to a contact by itself; only who agreed to no way at all cannot be reached.
    reachable: consent.channels === undefined || consent.channels.length > 0,
    addresses: Object.fromEntries((addresses ?? []).map(({ channel, value }) => [channel, value])),
    status: status ?? 'active',
    deceased_at: status === 'deceased' ? toIso(toldAt) : null,
    version,
  };
}
