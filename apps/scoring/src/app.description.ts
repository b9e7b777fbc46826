import type { ServiceDescription } from '@sidetone/platform/service';
import { AppModule } from './app.module.js';
import { SETTINGS, settings } from './app.settings.js';
import { scoringContract } from './reading-contract/scoring-contract.js';
import { Scores1000000000101 } from './migrations/0001-scores.js';
import { Cells1000000000102 } from './migrations/0002-cells.js';
import { Shifts1000000000103 } from './migrations/0003-shifts.js';
import { AnswersOfCases1000000000104 } from './migrations/0004-answers-of-cases.js';
import { CellsByDimension1000000000105 } from './migrations/0005-cells-by-dimension.js';
import { CellsBytewise1000000000106 } from './migrations/0006-cells-bytewise.js';
import { WithdrawnAnswers1000000000107 } from './migrations/0007-withdrawn-answers.js';
import { Versions1000000000110 } from './migrations/0010-versions.js';
import { NumberedNotes1000000000115 } from './migrations/0015-numbered-notes.js';
import { AnsweredByAnswers1000000000116 } from './migrations/0016-answered-by-answers.js';

export const scoring: ServiceDescription<typeof settings> = {
  name: 'scoring',
  title: 'Sidetone: scoring',
  summary: 'What the Net Promoter Score is, overall and by journey area, and how sure that is.',
  module: AppModule,
  migrations: [
    Scores1000000000101,
    Cells1000000000102,
    Shifts1000000000103,
    AnswersOfCases1000000000104,
    CellsByDimension1000000000105,
    CellsBytewise1000000000106,
    WithdrawnAnswers1000000000107,
    Versions1000000000110,
    NumberedNotes1000000000115,
    AnsweredByAnswers1000000000116,
  ],
  settings,
  settingsToken: SETTINGS,
  contract: scoringContract,
};
