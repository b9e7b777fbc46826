import type { ServiceDescription } from '@sidetone/platform/service';
import { AppModule } from './app.module.js';
import { SETTINGS, settings } from './app.settings.js';
import { kpiCorrelationContract } from './reading-contract/kpi-correlation-contract.js';
import { Events1000000000101 } from './migrations/0001-events.js';
import { MasterData1000000000102 } from './migrations/0002-master-data.js';
import { Exposures1000000000103 } from './migrations/0003-exposures.js';
import { Catalogue1000000000107 } from './migrations/0007-catalogue.js';
import { Intake1000000000108 } from './migrations/0008-intake.js';
import { Files1000000000109 } from './migrations/0009-files.js';
import { CheaperWrites1000000000110 } from './migrations/0010-cheaper-writes.js';
import { DriverAnalysis1000000000111 } from './migrations/0011-driver-analysis.js';
import { Repairs1000000000112 } from './migrations/0012-repairs.js';
import { Reaches1000000000113 } from './migrations/0013-reaches.js';
import { RunsAndProofs1000000000114 } from './migrations/0014-runs-and-proofs.js';
import { Places1000000000116 } from './migrations/0016-places.js';
import { SevereAlarms1000000000117 } from './migrations/0017-severe-alarms.js';
import { KindsOfPlaces1000000000118 } from './migrations/0018-kinds-of-places.js';
import { acceptCsv } from './take-in-files/accept-csv.js';

export const kpiCorrelation: ServiceDescription<typeof settings> = {
  name: 'kpi-correlation',
  title: 'Sidetone: KPI correlation',
  summary: 'Which operational events touched a respondent before the answer, and which KPIs move with the score.',
  module: AppModule,
  migrations: [
    Events1000000000101,
    MasterData1000000000102,
    Exposures1000000000103,
    Catalogue1000000000107,
    Intake1000000000108,
    Files1000000000109,
    CheaperWrites1000000000110,
    DriverAnalysis1000000000111,
    Repairs1000000000112,
    Reaches1000000000113,
    RunsAndProofs1000000000114,
    Places1000000000116,
    SevereAlarms1000000000117,
    KindsOfPlaces1000000000118,
  ],
  settings,
  settingsToken: SETTINGS,
  contract: kpiCorrelationContract,
  prepareWeb: acceptCsv,
  takesHistory: true,
};
