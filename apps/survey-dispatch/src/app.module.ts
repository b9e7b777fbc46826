import { Module } from '@nestjs/common';
import { CandidateStore } from './consider-interactions/candidate-store.js';
import { ConsiderInteractions } from './consider-interactions/consider-interactions.handler.js';
import { DecisionStore } from './issue-invitations/decision-store.js';
import { DueCandidateStore } from './issue-invitations/due-candidate-store.js';
import { IssueInvitations } from './issue-invitations/issue-invitations.js';
import { ContactStore } from './keep-contacts/contact-store.js';
import { KeepContacts } from './keep-contacts/keep-contacts.handler.js';
import { KeepSubscriptions } from './keep-subscriptions/keep-subscriptions.handler.js';
import { SubscriptionStore } from './keep-subscriptions/subscription-store.js';
import { InvitationReader } from './read-invitations/invitation-reader.js';
import { InvitationsController } from './read-invitations/invitations.controller.js';
import { sendMessages } from './send-messages/send-messages.module-parts.js';
import { ProgrammesController } from './show-programmes/programmes.controller.js';
import { ContactHistoryController } from './tell-contact-history/contact-history.controller.js';
import { HistoryReader } from './tell-contact-history/history-reader.js';

/** Contacts and interactions become known; due ones are decided about; messages are sent; all of it can be read. */
@Module({
  controllers: [
    KeepContacts,
    KeepSubscriptions,
    ConsiderInteractions,
    InvitationsController,
    ContactHistoryController,
    ProgrammesController,
  ],
  providers: [
    ContactStore,
    SubscriptionStore,
    CandidateStore,
    DueCandidateStore,
    DecisionStore,
    IssueInvitations,
    ...sendMessages,
    InvitationReader,
    HistoryReader,
  ],
})
export class AppModule {}
