import { Controller } from '@nestjs/common';
import { contactUpserted, type ContactUpserted, type ReceivedEvent } from '@sidetone/contracts/events';
import { isStaff } from '@sidetone/domain/contact-policy';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { ContactStore, type KnownContact } from './contact-store.js';
import { foldChanges, type MasterChange } from './fold-changes.js';

/** Learns who is whose contact, so that an app need only name the one who answers. Of names and addresses nothing is kept. */
@Controller()
export class KeepContacts {
  constructor(private readonly contacts: ContactStore) {}

  @OnEvents(contactUpserted)
  async handle({ events }: EventBatch<ContactUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    const changes = events.map(changeIn);
    const { forget, keep } = foldChanges(changes);
    const forgotten = await this.contacts.forget(tx, forget);
    const kept = await this.contacts.keep(tx, keep);
    return changes.map(({ id, row }) => {
      if (row) return kept.has(id) || forgotten.has(id) ? ok : drop('not newer than what is known');
      return forgotten.has(id) ? ok : drop('nothing to delete');
    });
  }
}

function changeIn({ key, data }: ReceivedEvent<ContactUpserted | undefined>): MasterChange<KnownContact> {
  return { id: data?.contactId ?? key ?? '', row: data && contactIn(data) };
}

function contactIn({ contactId, customerId, language, roles, version }: ContactUpserted): KnownContact {
  return { contactId, customerId, language, staff: isStaff(roles ?? []), version };
}
