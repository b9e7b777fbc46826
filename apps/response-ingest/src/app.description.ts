import type { ServiceDescription } from '@sidetone/platform/service';
import { AppModule } from './app.module.js';
import { SETTINGS, settings } from './app.settings.js';
import { Answers1000000000101 } from './migrations/0001-answers.js';
import { Programmes1000000000102 } from './migrations/0002-programmes.js';
import { acceptForms } from './read-form/accept-forms.js';

export const responseIngest: ServiceDescription<typeof settings> = {
  name: 'response-ingest',
  title: 'Sidetone: response ingest',
  summary: 'Takes the answers of customers, by link and by trusted channels, and keeps every version of them.',
  module: AppModule,
  migrations: [Answers1000000000101, Programmes1000000000102],
  settings,
  settingsToken: SETTINGS,
  prepareWeb: acceptForms,
};
