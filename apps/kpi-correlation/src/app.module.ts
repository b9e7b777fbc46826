import { Module } from '@nestjs/common';
import { AnswerStore } from './compute-exposures/answer-store.js';
import { ComputeExposures } from './compute-exposures/compute-exposures.handler.js';
import { ExposureCalculator } from './compute-exposures/exposure-calculator.js';
import { ExposureStore } from './compute-exposures/exposure-store.js';
import { ReadExposures } from './compute-exposures/read-exposures.controller.js';
import { OldestWholeAnswer } from './compute-exposures/oldest-whole-answer.js';
import { RecomputeExposures } from './compute-exposures/recompute-exposures.js';
import { RespondentReaches } from './compute-exposures/respondent-reaches.js';
import { StoredEvents } from './compute-exposures/stored-events.js';
import { TouchedAnswers } from './compute-exposures/touched-answers.js';
import { CatalogueController } from './keep-catalogue/catalogue.controller.js';
import { DefinitionStore } from './keep-catalogue/definition-store.js';
import { EditCatalogue } from './keep-catalogue/edit-catalogue.js';
import { KpiCatalogue } from './keep-catalogue/kpi-catalogue.js';
import { KeepCoverage } from './keep-coverage/keep-coverage.handler.js';
import { KeepCustomers } from './keep-master-data/keep-customers.handler.js';
import { KeepSubscriptions } from './keep-master-data/keep-subscriptions.handler.js';
import { KeepTopology } from './keep-master-data/keep-topology.handler.js';
import { MasterStore } from './keep-master-data/master-store.js';
import { SubscriptionVersions } from './keep-master-data/subscription-versions.js';
import { EventPartitions } from './keep-partitions/event-partitions.js';
import { KeepPartitions } from './keep-partitions/keep-partitions.js';
import { DriverRunStore } from './rank-drivers/driver-run-store.js';
import { RankDriversController } from './rank-drivers/rank-drivers.controller.js';
import { RankDrivers } from './rank-drivers/rank-drivers.js';
import { EventReader } from './read-events/event-reader.js';
import { ExperienceReader } from './read-events/experience-reader.js';
import { KpiSeries } from './read-events/kpi-series.js';
import { KpiTotals } from './read-events/kpi-totals.js';
import { ReadKpis } from './read-events/read-kpis.controller.js';
import { ReadSubscriptions } from './read-events/read-subscriptions.controller.js';
import { ReadTeams } from './read-events/read-teams.controller.js';
import { ReadUnlinked } from './read-events/read-unlinked.controller.js';
import { ReadUnused } from './read-events/read-unused.controller.js';
import { UnlinkedEventsReader } from './read-events/unlinked-events.js';
import { UnusedEventsReader } from './read-events/unused-events.js';
import { AnswersToRecompute } from './recount-kpis/answers-to-recompute.js';
import { EventRecounter } from './recount-kpis/event-recounter.js';
import { RecountKpis } from './recount-kpis/recount-kpis.js';
import { RecountStore } from './recount-kpis/recount-store.js';
import { RollUpStates } from './roll-up-states/roll-up-states.js';
import { ScopeHistories } from './roll-up-states/scope-histories.js';
import { StateTotals } from './roll-up-states/state-totals.js';
import { EntityStore } from './store-events/entity-store.js';
import { EventKeys } from './store-events/event-keys.js';
import { EventStore } from './store-events/event-store.js';
import { EventWriter } from './store-events/event-writer.js';
import { StoreAlarms } from './store-events/store-alarms.handler.js';
import { StoreBills } from './store-events/store-bills.handler.js';
import { StoreCallFailures } from './store-events/store-call-failures.handler.js';
import { StoreCoverage } from './store-events/store-coverage.handler.js';
import { StoreDataSessions } from './store-events/store-data-sessions.handler.js';
import { StoreDisputes } from './store-events/store-disputes.handler.js';
import { StoreInteractions } from './store-events/store-interactions.handler.js';
import { StoreMeasurements } from './store-events/store-measurements.handler.js';
import { StoreOrders } from './store-events/store-orders.handler.js';
import { StoreProblems } from './store-events/store-problems.handler.js';
import { StoreTickets } from './store-events/store-tickets.handler.js';
import { HubCaller } from './register-hubs/hub-caller.js';
import { HubPermission } from './register-hubs/hub-permission.js';
import { HubStore } from './register-hubs/hub-store.js';
import { HubsController } from './register-hubs/hubs.controller.js';
import { TellHubs } from './register-hubs/tell-hubs.js';
import { EventIntake } from './take-in-events/event-intake.js';
import { ForgetIdempotencyKeys } from './take-in-events/forget-idempotency-keys.js';
import { IdempotencyStore } from './take-in-events/idempotency-store.js';
import { TakeInEvents } from './take-in-events/take-in-events.controller.js';
import { TakeOnce } from './take-in-events/take-once.js';
import { TmfListener } from './take-in-tmf/listener.controller.js';
import { OPERATOR_WAYS, operatorWays } from './take-in-tmf/operator-ways.js';
import { TakeInTmf } from './take-in-tmf/take-in-tmf.handler.js';
import { TmfIntake } from './take-in-tmf/tmf-intake.js';
import { SETTINGS } from './app.settings.js';
import { takeInFiles, takeInFilesDoors } from './take-in-files/take-in-files.module-parts.js';
import { proveRepairs, proveRepairsDoors } from './prove-repairs/prove-repairs.module-parts.js';
import { EventsOfDay } from './verify-rollups/events-of-day.js';
import { StatesOfScopes } from './verify-rollups/states-of-scopes.js';
import { VerifyRollupsController } from './verify-rollups/verify-rollups.controller.js';
import { VerifyRollups } from './verify-rollups/verify-rollups.js';

const storeEvents = [
  StoreCallFailures,
  StoreDataSessions,
  StoreCoverage,
  StoreAlarms,
  StoreProblems,
  StoreTickets,
  StoreOrders,
  StoreBills,
  StoreDisputes,
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
    CatalogueController,
    ReadSubscriptions,
    TakeInEvents,
    TakeInTmf,
    TmfListener,
    HubsController,
    ...takeInFilesDoors,
    ...proveRepairsDoors,
    ReadTeams,
    ReadUnlinked,
    ReadUnused,
    VerifyRollupsController,
  ],
  providers: [
    EventPartitions,
    KeepPartitions,
    EventKeys,
    EventWriter,
    EntityStore,
    RollUpStates,
    ScopeHistories,
    StateTotals,
    EventStore,
    MasterStore,
    SubscriptionVersions,
    AnswerStore,
    ExposureStore,
    ExposureCalculator,
    RespondentReaches,
    StoredEvents,
    TouchedAnswers,
    OldestWholeAnswer,
    RecomputeExposures,
    DriverRunStore,
    RankDrivers,
    EventReader,
    ExperienceReader,
    KpiTotals,
    KpiSeries,
    UnlinkedEventsReader,
    UnusedEventsReader,
    DefinitionStore,
    KpiCatalogue,
    EditCatalogue,
    EventIntake,
    IdempotencyStore,
    TakeOnce,
    ForgetIdempotencyKeys,
    TmfIntake,
    { provide: OPERATOR_WAYS, useFactory: operatorWays, inject: [SETTINGS] },
    HubStore,
    HubPermission,
    HubCaller,
    TellHubs,
    ...takeInFiles,
    ...proveRepairs,
    RecountStore,
    EventRecounter,
    AnswersToRecompute,
    RecountKpis,
    EventsOfDay,
    StatesOfScopes,
    VerifyRollups,
  ],
})
export class AppModule {}
