import type { ServiceDescription } from '@sidetone/platform/service';
import { AppModule } from './app.module.js';
import { SETTINGS, settings } from './app.settings.js';
import { surveyDispatchContract } from './reading-contract/survey-dispatch-contract.js';
import { Invitations1000000000101 } from './migrations/0001-invitations.js';
import { Programmes1000000000102 } from './migrations/0002-programmes.js';
import { Messages1000000000103 } from './migrations/0003-messages.js';
import { Troubles1000000000104 } from './migrations/0004-troubles.js';
import { LighterDecisions1000000000105 } from './migrations/0005-lighter-decisions.js';
import { RefusalsAndAnswers1000000000106 } from './migrations/0006-refusals-and-answers.js';
import { KnownContacts1000000000107 } from './migrations/0007-known-contacts.js';
import { VerifiedRounds1000000000108 } from './migrations/0008-verified-rounds.js';
import { Notices1000000000109 } from './migrations/0009-notices.js';
import { SuppressionsByTime1000000000110 } from './migrations/0010-suppressions-by-time.js';
import { EndedCases1000000000112 } from './migrations/0012-ended-cases.js';
import { AskedDays1000000000114 } from './migrations/0014-asked-days.js';
import { acceptOptOutForms } from './opt-out/accept-opt-out-forms.js';

export const surveyDispatch: ServiceDescription<typeof settings> = {
  name: 'survey-dispatch',
  title: 'Sidetone: survey dispatch',
  summary: 'Who is asked what and when, and who is left alone, with the reason.',
  module: AppModule,
  migrations: [
    Invitations1000000000101,
    Programmes1000000000102,
    Messages1000000000103,
    Troubles1000000000104,
    LighterDecisions1000000000105,
    RefusalsAndAnswers1000000000106,
    KnownContacts1000000000107,
    VerifiedRounds1000000000108,
    Notices1000000000109,
    SuppressionsByTime1000000000110,
    EndedCases1000000000112,
    AskedDays1000000000114,
  ],
  settings,
  settingsToken: SETTINGS,
  contract: surveyDispatchContract,
  prepareWeb: acceptOptOutForms,
};
