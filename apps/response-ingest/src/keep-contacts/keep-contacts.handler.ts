import { Controller } from '@nestjs/common';
import { contactUpserted, type ContactUpserted, type ReceivedEvent } from '@sidetone/contracts/events';
import { isStaff } from '@sidetone/domain/contact-policy';
import type { Transaction } from '@sidetone/platform/database';
import { masterRuns, OnEvents, type EventBatch, type MasterChange, type Outcome } from '@sidetone/platform/messaging';
import { ContactStore, type KnownContact } from './contact-store.js';

/** Learns who is whose contact, so that an app need only name the one who answers. Of names and addresses nothing is kept. */
@Controller()
export class KeepContacts {
  constructor(private readonly contacts: ContactStore) {}

  @OnEvents(contactUpserted)
  handle({ events }: EventBatch<ContactUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    return masterRuns(events.map(changeIn), {
      keep: (rows) => this.contacts.keep(tx, rows),
      forget: (ids) => this.contacts.forget(tx, ids),
    });
  }
}

function changeIn({ key, data }: ReceivedEvent<ContactUpserted | undefined>): MasterChange<KnownContact> {
  return { id: data?.contactId ?? key ?? '', row: data && contactIn(data) };
}

function contactIn({ contactId, customerId, language, roles, version }: ContactUpserted): KnownContact {
  return { contactId, customerId, language, staff: isStaff(roles ?? []), version };
}
