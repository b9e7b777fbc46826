import { Module } from '@nestjs/common';
import { AskedDays } from './count-asked/asked-days.js';
import { CountAsked } from './count-asked/count-asked.js';
import { CandidateStore } from './consider-interactions/candidate-store.js';
import { ConsiderInteractions } from './consider-interactions/consider-interactions.handler.js';
import { ConsiderVerifications } from './consider-verifications/consider-verifications.handler.js';
import { issueInvitations } from './issue-invitations/issue-invitations.module-parts.js';
import { ContactStore } from './keep-contacts/contact-store.js';
import { KeepContacts } from './keep-contacts/keep-contacts.handler.js';
import { AnswerStore } from './keep-answers/answer-store.js';
import { KeepAnswers } from './keep-answers/keep-answers.handler.js';
import { CustomerStore } from './keep-customers/customer-store.js';
import { KeepCustomers } from './keep-customers/keep-customers.handler.js';
import { keepPolicy, keepPolicyDoors } from './keep-policy/keep-policy.module-parts.js';
import { keepProgrammes, keepProgrammesDoors } from './keep-programmes/keep-programmes.module-parts.js';
import { KeepSubscriptions } from './keep-subscriptions/keep-subscriptions.handler.js';
import { SubscriptionStore } from './keep-subscriptions/subscription-store.js';
import { planFrames, planFramesDoors } from './plan-frames/plan-frames.module-parts.js';
import { previewProgrammes, previewProgrammesDoors } from './preview-programmes/preview-programmes.module-parts.js';
import { InvitationReader } from './read-invitations/invitation-reader.js';
import { InvitationsController } from './read-invitations/invitations.controller.js';
import { keepSenders, keepSendersDoors } from './keep-senders/keep-senders.module-parts.js';
import { keepTroubles, keepTroublesDoors } from './keep-troubles/keep-troubles.module-parts.js';
import { keepTemplates, keepTemplatesDoors } from './keep-templates/keep-templates.module-parts.js';
import { optOut, optOutDoors } from './opt-out/opt-out.module-parts.js';
import { takeSms } from './take-sms/take-sms.module-parts.js';
import { interviewDoors, interviews } from './interviews/interviews.module-parts.js';
import { sendMessages, sendMessagesDoors } from './send-messages/send-messages.module-parts.js';
import { tellCustomers, tellCustomersDoors } from './tell-customers/tell-customers.module-parts.js';
import { ContactHistoryController } from './tell-contact-history/contact-history.controller.js';
import { HistoryReader } from './tell-contact-history/history-reader.js';

/** Programmes, contacts and interactions become known; due ones are decided about; messages are sent; all of it can be read. */
@Module({
  controllers: [
    KeepContacts,
    KeepCustomers,
    KeepSubscriptions,
    KeepAnswers,
    ...keepTroublesDoors,
    ConsiderInteractions,
    ConsiderVerifications,
    ...tellCustomersDoors,
    ...keepProgrammesDoors,
    ...keepPolicyDoors,
    ...planFramesDoors,
    ...previewProgrammesDoors,
    ...optOutDoors,
    ...keepTemplatesDoors,
    ...keepSendersDoors,
    ...sendMessagesDoors,
    ...interviewDoors,
    InvitationsController,
    ContactHistoryController,
  ],
  providers: [
    AskedDays,
    CountAsked,
    ContactStore,
    CustomerStore,
    SubscriptionStore,
    AnswerStore,
    ...keepTroubles,
    CandidateStore,
    ...keepProgrammes,
    ...keepPolicy,
    ...planFrames,
    ...issueInvitations,
    ...previewProgrammes,
    ...optOut,
    ...keepTemplates,
    ...keepSenders,
    ...sendMessages,
    ...takeSms,
    ...interviews,
    ...tellCustomers,
    InvitationReader,
    HistoryReader,
  ],
})
export class AppModule {}
