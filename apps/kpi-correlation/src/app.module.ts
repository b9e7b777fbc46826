import { Module } from '@nestjs/common';
import { AnswerStore } from './compute-exposures/answer-store.js';
import { ComputeExposures } from './compute-exposures/compute-exposures.handler.js';
import { ExposureCalculator } from './compute-exposures/exposure-calculator.js';
import { ExposureStore } from './compute-exposures/exposure-store.js';
import { ReadExposures } from './compute-exposures/read-exposures.controller.js';
import { SettleExposures } from './compute-exposures/settle-exposures.js';
import { KeepCoverage } from './keep-coverage/keep-coverage.handler.js';
import { KeepCustomers } from './keep-master-data/keep-customers.handler.js';
import { KeepSubscriptions } from './keep-master-data/keep-subscriptions.handler.js';
import { KeepTopology } from './keep-master-data/keep-topology.handler.js';
import { MasterStore } from './keep-master-data/master-store.js';
import { DriverRunStore } from './rank-drivers/driver-run-store.js';
import { RankDriversController } from './rank-drivers/rank-drivers.controller.js';
import { RankDrivers } from './rank-drivers/rank-drivers.js';
import { EventReader } from './read-events/event-reader.js';
import { ReadKpis } from './read-events/read-kpis.controller.js';
import { ReadSubscriptions } from './read-events/read-subscriptions.controller.js';
import { EventStore } from './store-events/event-store.js';
import { StoreCallFailures } from './store-events/store-call-failures.handler.js';
import { StoreDataSessions } from './store-events/store-data-sessions.handler.js';
import { StoreInteractions } from './store-events/store-interactions.handler.js';
import { StoreMeasurements } from './store-events/store-measurements.handler.js';
import { StoreOrders } from './store-events/store-orders.handler.js';
import { StoreTickets } from './store-events/store-tickets.handler.js';
import { takeInFiles, takeInFilesDoors } from './take-in-files/take-in-files.module-parts.js';

const storeEvents = [
  StoreCallFailures,
  StoreDataSessions,
  StoreTickets,
  StoreOrders,
  StoreInteractions,
  StoreMeasurements,
];
const keepMasterData = [KeepCustomers, KeepSubscriptions, KeepTopology];

@Module({
  controllers: [
    ...storeEvents,
    ...keepMasterData,
    KeepCoverage,
    ComputeExposures,
    ReadExposures,
    RankDriversController,
    ReadKpis,
    ReadSubscriptions,
    ...takeInFilesDoors,
  ],
  providers: [
    EventStore,
    MasterStore,
    AnswerStore,
    ExposureStore,
    ExposureCalculator,
    SettleExposures,
    DriverRunStore,
    RankDrivers,
    EventReader,
    ...takeInFiles,
  ],
})
export class AppModule {}
