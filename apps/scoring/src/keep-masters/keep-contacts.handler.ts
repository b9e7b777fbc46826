import { Controller } from '@nestjs/common';
import { contactUpserted, type ContactUpserted } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { masterRuns, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { ContactStore, type ContactMaster } from './contact-store.js';

/** Roles are the operator's own words: `decisionMaker`, `Decision maker` and `decision-maker` are one. */
const DECISION_MAKER = /^decision[-_ ]?maker$/i;

/** Keeps who belongs to an account, for its coverage, and who decides there. */
@Controller()
export class KeepContacts {
  constructor(private readonly contacts: ContactStore) {}

  @OnEvents(contactUpserted)
  async handle({ events }: EventBatch<ContactUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    const changes = events.map(({ key, data }) => ({ id: data?.contactId ?? key ?? '', row: data && masterIn(data) }));
    return masterRuns(changes, {
      keep: (contacts) => this.contacts.keep(tx, contacts),
      forget: (contactIds) => this.contacts.forget(tx, contactIds),
    });
  }
}

function masterIn({ contactId, customerId, roles = [], status = 'active', version }: ContactUpserted): ContactMaster {
  return {
    contact_id: contactId,
    customer_id: customerId,
    decision_maker: roles.some((role) => DECISION_MAKER.test(role.trim())),
    active: status === 'active',
    version,
  };
}
