import type { ServiceDescription } from '@sidetone/platform/service';
import { AppModule } from './app.module.js';
import { SETTINGS, settings } from './app.settings.js';
import { closeTheLoopContract } from './reading-contract/close-the-loop-contract.js';
import { Cases1000000000101 } from './migrations/0001-cases.js';
import { EarlyWithdrawals1000000000102 } from './migrations/0002-early-withdrawals.js';
import { CasesOfRespondents1000000000103 } from './migrations/0003-cases-of-respondents.js';
import { EvidenceAndActions1000000000104 } from './migrations/0004-evidence-and-actions.js';
import { Webhooks1000000000110 } from './migrations/0010-webhooks.js';
import { Tickets1000000000111 } from './migrations/0011-tickets.js';
import { Digests1000000000112 } from './migrations/0012-digests.js';
import { CloseUnverified1000000000113 } from './migrations/0013-close-unverified.js';
import { ListsAndReports1000000000114 } from './migrations/0014-lists-and-reports.js';
import { IncidentMarks1000000000115 } from './migrations/0015-incident-marks.js';
import { ClockTrouble1000000000116 } from './migrations/0016-clock-trouble.js';
import { TriesSince1000000000117 } from './migrations/0017-tries-since.js';
import { ForgetCases1000000000118 } from './migrations/0018-forget-cases.js';
import { RestingDigests1000000000119 } from './migrations/0019-resting-digests.js';
import { CasesByDay1000000000121 } from './migrations/0021-cases-by-day.js';

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
    Webhooks1000000000110,
    Tickets1000000000111,
    Digests1000000000112,
    CloseUnverified1000000000113,
    ListsAndReports1000000000114,
    IncidentMarks1000000000115,
    ClockTrouble1000000000116,
    TriesSince1000000000117,
    ForgetCases1000000000118,
    RestingDigests1000000000119,
    CasesByDay1000000000121,
  ],
  settings,
  settingsToken: SETTINGS,
  contract: closeTheLoopContract,
};
