import { Controller } from '@nestjs/common';
import {
  invitationDispatched,
  invitationIssued,
  type InvitationDispatched,
  type InvitationIssued,
} from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import type { InvitationNews } from './invitation.js';
import { InvitationStore } from './invitation-store.js';

/** Learns which links may be answered, before the customer has them, and when they were sent. */
@Controller()
export class KeepInvitations {
  constructor(private readonly invitations: InvitationStore) {}

  @OnEvents(invitationIssued, invitationDispatched)
  async handle(batch: EventBatch<InvitationIssued | InvitationDispatched>, tx: Transaction): Promise<Outcome[]> {
    const news = batch.events.map(({ data }) => newsIn(data));
    const taken = await this.invitations.learn(tx, news);
    return taken.map((isNew) => (isNew ? ok : drop('invitation already known')));
  }
}

function newsIn(data: InvitationIssued | InvitationDispatched): InvitationNews {
  return {
    invitationId: data.invitationId,
    linkHash: 'linkHash' in data ? data.linkHash.toLowerCase() : undefined,
    surveyId: data.surveyId,
    programmeVersion: data.programmeVersion,
    kind: data.kind,
    waveId: data.waveId,
    contactId: data.contactId,
    customerId: data.customerId,
    subscriptionId: data.subscriptionId,
    journeyArea: data.journeyArea,
    verifies: data.verifies,
    channel: data.channel,
    language: data.language,
    triggeredAt: data.trigger && Date.parse(data.trigger.at),
    dispatchedAt: 'dispatchedAt' in data ? Date.parse(data.dispatchedAt) : undefined,
    expiresAt: Date.parse(data.expiresAt),
  };
}
