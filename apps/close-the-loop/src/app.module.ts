import { Module } from '@nestjs/common';
import { ActOnCases } from './act-on-cases/act-on-cases.controller.js';
import { digests, digestsDoors } from './digests/digests.module-parts.js';
import { EscalateCases } from './escalate-cases/escalate-cases.js';
import { EarlyWithdrawals } from './open-cases/early-withdrawals.js';
import { OpenCases } from './open-cases/open-cases.handler.js';
import { CaseStore } from './persistence/case-store.js';
import { CaseReader } from './read-cases/case-reader.js';
import { CasesController } from './read-cases/cases.controller.js';
import { ExposureStore } from './show-exposure/exposure-store.js';
import { ShowExposure } from './show-exposure/show-exposure.handler.js';
import { CaseGauges } from './show-metrics/case-gauges.js';
import { tickets, ticketsDoors } from './tickets/tickets.module-parts.js';
import { webhooks, webhooksDoors } from './webhooks/webhooks.module-parts.js';

/** Answers open cases; exposures are shown beside them; people act in them; what is overdue is escalated. */
@Module({
  controllers: [
    OpenCases,
    ShowExposure,
    CasesController,
    ActOnCases,
    ...webhooksDoors,
    ...ticketsDoors,
    ...digestsDoors,
  ],
  providers: [
    CaseStore,
    EarlyWithdrawals,
    ExposureStore,
    CaseReader,
    EscalateCases,
    CaseGauges,
    ...webhooks,
    ...tickets,
    ...digests,
  ],
})
export class AppModule {}
