import { Module } from '@nestjs/common';
import { digests, digestsDoors } from './digests/digests.module-parts.js';
import { KeepCustomers } from './keep-customers/keep-customers.handler.js';
import { CustomerStore } from './keep-customers/customer-store.js';
import { CausesController } from './find-causes/causes.controller.js';
import { ForgetCases } from './forget-cases/forget-cases.js';
import { GroupIncidents } from './group-incidents/group-incidents.js';
import { IncidentLooks } from './group-incidents/incident-looks.js';
import { IncidentStore } from './group-incidents/incident-store.js';
import { IncidentsController } from './group-incidents/incidents.controller.js';
import { SharedEvidenceReader } from './group-incidents/shared-evidence-reader.js';
import { keepRules, keepRulesDoors } from './keep-rules/keep-rules.module-parts.js';
import { RecoveryReader } from './measure-loop/recovery-reader.js';
import { ReportsController } from './measure-loop/reports.controller.js';
import { SlaReader } from './measure-loop/sla-reader.js';
import { openCases, openCasesDoors } from './open-cases/open-cases.module-parts.js';
import { CaseStore } from './persistence/case-store.js';
import { HistoryStore } from './persistence/history-store.js';
import { SaveChanges } from './persistence/save-changes.js';
import { ActionStore } from './plan-actions/action-store.js';
import { ActionsController } from './plan-actions/actions.controller.js';
import { PlanActions } from './plan-actions/plan-actions.js';
import { readCases, readCasesDoors } from './read-cases/read-cases.module-parts.js';
import { ExposureStore } from './show-exposure/exposure-store.js';
import { ShowExposure } from './show-exposure/show-exposure.handler.js';
import { DriverStore } from './show-drivers/driver-store.js';
import { ShowDrivers } from './show-drivers/show-drivers.handler.js';
import { AgeGauge } from './show-metrics/age-gauge.js';
import { CaseGauges } from './show-metrics/case-gauges.js';
import { KnownTicketStore } from './show-tickets/known-ticket-store.js';
import { ShowTickets } from './show-tickets/show-tickets.handler.js';
import { watchClocks } from './watch-clocks/watch-clocks.module-parts.js';
import { workOnCases, workOnCasesDoors } from './work-on-cases/work-on-cases.module-parts.js';
import { NoteNotices } from './tell-customers/note-notices.handler.js';
import { tickets, ticketsDoors } from './tickets/tickets.module-parts.js';
import { webhooks, webhooksDoors } from './webhooks/webhooks.module-parts.js';

const evidenceDoors = [ShowExposure, ShowDrivers, ShowTickets];
const evidence = [ExposureStore, DriverStore, KnownTicketStore];
const persistence = [CaseStore, HistoryStore, SaveChanges, ForgetCases];

/** Answers open cases or join them; evidence is shown beside; people work on them by the operator's rules; clocks are watched. */
@Module({
  controllers: [
    ...openCasesDoors,
    KeepCustomers,
    NoteNotices,
    ...evidenceDoors,
    ...workOnCasesDoors,
    ...readCasesDoors,
    CausesController,
    ActionsController,
    IncidentsController,
    ReportsController,
    ...keepRulesDoors,
    ...webhooksDoors,
    ...ticketsDoors,
    ...digestsDoors,
  ],
  providers: [
    ...persistence,
    ...keepRules,
    ...openCases,
    CustomerStore,
    ...evidence,
    ...workOnCases,
    ...readCases,
    ...watchClocks,
    ActionStore,
    PlanActions,
    IncidentLooks,
    IncidentStore,
    SharedEvidenceReader,
    GroupIncidents,
    RecoveryReader,
    SlaReader,
    CaseGauges,
    AgeGauge,
    ...webhooks,
    ...tickets,
    ...digests,
  ],
})
export class AppModule {}
