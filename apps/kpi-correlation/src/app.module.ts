import { Module } from '@nestjs/common';
import { computeExposures, computeExposuresDoors } from './compute-exposures/compute-exposures.module-parts.js';
import { keepCatalogue, keepCatalogueDoors } from './keep-catalogue/keep-catalogue.module-parts.js';
import { keepCoverageDoors } from './keep-coverage/keep-coverage.module-parts.js';
import { keepMasterData, keepMasterDataDoors } from './keep-master-data/keep-master-data.module-parts.js';
import { keepPartitions } from './keep-partitions/keep-partitions.module-parts.js';
import { keepPlaces, keepPlacesDoors } from './keep-places/keep-places.module-parts.js';
import { proveRepairs, proveRepairsDoors } from './prove-repairs/prove-repairs.module-parts.js';
import { rankDrivers, rankDriversDoors } from './rank-drivers/rank-drivers.module-parts.js';
import { readEvents, readEventsDoors } from './read-events/read-events.module-parts.js';
import { recountKpis } from './recount-kpis/recount-kpis.module-parts.js';
import { registerHubs, registerHubsDoors } from './register-hubs/register-hubs.module-parts.js';
import { rollUpStates } from './roll-up-states/roll-up-states.module-parts.js';
import { storeEvents, storeEventsDoors } from './store-events/store-events.module-parts.js';
import { takeInEvents, takeInEventsDoors } from './take-in-events/take-in-events.module-parts.js';
import { takeInFiles, takeInFilesDoors } from './take-in-files/take-in-files.module-parts.js';
import { takeInTmf, takeInTmfDoors } from './take-in-tmf/take-in-tmf.module-parts.js';
import { verifyRollups, verifyRollupsDoors } from './verify-rollups/verify-rollups.module-parts.js';

@Module({
  controllers: [
    ...storeEventsDoors,
    ...keepMasterDataDoors,
    ...keepCoverageDoors,
    ...keepCatalogueDoors,
    ...keepPlacesDoors,
    ...verifyRollupsDoors,
    ...computeExposuresDoors,
    ...rankDriversDoors,
    ...proveRepairsDoors,
    ...readEventsDoors,
    ...takeInEventsDoors,
    ...takeInTmfDoors,
    ...registerHubsDoors,
    ...takeInFilesDoors,
  ],
  providers: [
    ...storeEvents,
    ...rollUpStates,
    ...keepPartitions,
    ...keepMasterData,
    ...keepCatalogue,
    ...keepPlaces,
    ...recountKpis,
    ...verifyRollups,
    ...computeExposures,
    ...rankDrivers,
    ...proveRepairs,
    ...readEvents,
    ...takeInEvents,
    ...takeInTmf,
    ...registerHubs,
    ...takeInFiles,
  ],
})
export class AppModule {}
