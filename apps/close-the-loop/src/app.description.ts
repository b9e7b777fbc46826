import type { ServiceDescription } from '@sidetone/platform/service';
import { AppModule } from './app.module.js';
import { SETTINGS, settings } from './app.settings.js';
import { Cases1000000000101 } from './migrations/0001-cases.js';
import { EarlyWithdrawals1000000000102 } from './migrations/0002-early-withdrawals.js';
import { CasesOfRespondents1000000000103 } from './migrations/0003-cases-of-respondents.js';
import { EvidenceAndActions1000000000104 } from './migrations/0004-evidence-and-actions.js';

export const closeTheLoop: ServiceDescription<typeof settings> = {
  name: 'close-the-loop',
  title: 'Sidetone: closing the loop',
  summary: 'Who follows up on an answer, by when, what hit the customer before it, and how it ended.',
  module: AppModule,
  migrations: [
    Cases1000000000101,
    EarlyWithdrawals1000000000102,
    CasesOfRespondents1000000000103,
    EvidenceAndActions1000000000104,
  ],
  settings,
  settingsToken: SETTINGS,
};
