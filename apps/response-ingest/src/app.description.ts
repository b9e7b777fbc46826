import type { ServiceDescription } from '@sidetone/platform/service';
import { AppModule } from './app.module.js';
import { SETTINGS, settings } from './app.settings.js';
import { responseIngestContract } from './reading-contract/response-ingest-contract.js';
import { Answers1000000000101 } from './migrations/0001-answers.js';
import { Programmes1000000000102 } from './migrations/0002-programmes.js';
import { SetAside1000000000103 } from './migrations/0003-set-aside.js';
import { OtherWaysIn1000000000104 } from './migrations/0004-other-ways-in.js';
import { Erasure1000000000105 } from './migrations/0005-erasure.js';
import { VerifiedCases1000000000106 } from './migrations/0006-verified-cases.js';
import { SurveyFile } from './import-answers/read-file/survey-file.js';
import { acceptForms } from './read-form/accept-forms.js';

export const responseIngest: ServiceDescription<typeof settings> = {
  name: 'response-ingest',
  title: 'Sidetone: response ingest',
  summary: 'Takes the answers of customers, by link and by trusted channels, and keeps every version of them.',
  module: AppModule,
  migrations: [
    Answers1000000000101,
    Programmes1000000000102,
    SetAside1000000000103,
    OtherWaysIn1000000000104,
    Erasure1000000000105,
    VerifiedCases1000000000106,
  ],
  settings,
  settingsToken: SETTINGS,
  contract: responseIngestContract,
  prepareWeb: (adapter) => {
    acceptForms(adapter);
    SurveyFile.accept(adapter);
  },
};
