import { Controller } from '@nestjs/common';
import { contactUpserted, type ContactUpserted, type ReceivedEvent } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { masterRuns } from './master-runs.js';
import { ContactStore, type ContactMaster } from './contact-store.js';

/** Keeps who may be asked: consent, language and status. A deleted contact is forgotten with everything about it. */
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

function changeIn({ key, data }: ReceivedEvent<ContactUpserted | undefined>) {
  return { id: data?.contactId ?? key ?? '', row: data && masterIn(data) };
}

function masterIn({ contactId, customerId, language, consent, status, version }: ContactUpserted): ContactMaster {
  return {
    contact_id: contactId,
    customer_id: customerId,
    language: language ?? null,
    consent: consent.survey,
    // The gateway finds the way to a contact; only who agreed to no way at all cannot be reached.
    reachable: consent.channels === undefined || consent.channels.length > 0,
    status: status ?? 'active',
    version,
  };
}
