import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Registry } from 'prom-client';
import type { PlatformSettings } from '../config/index.js';
import { Database } from '../database/index.js';
import { DirectPublisher, Inbox, KeptEvents } from '../messaging/index.js';
import {
  HealthController,
  loggerSettings,
  MetricsController,
  Readings,
  ServiceStatus,
} from '../observability/index.js';
import { Clock, DueRunner } from '../time/index.js';
import { LedgerController } from './ledger.controller.js';

export interface PlatformParts {
  readonly service: string;
  readonly settings: PlatformSettings;
  readonly database: Database;
  readonly clock: Clock;
  readonly due: DueRunner;
  readonly registry: Registry;
  readonly readings: Readings;
  readonly status: ServiceStatus;
  readonly publisher: DirectPublisher;
  readonly keptEvents: KeptEvents;
}

/** What every service can ask for: database, clock, due work, metrics, health. */
@Module({})
export class PlatformModule {
  static with(parts: PlatformParts, settings: readonly Provider[]): DynamicModule {
    const providers: Provider[] = [
      { provide: Database, useValue: parts.database },
      { provide: Clock, useValue: parts.clock },
      { provide: DueRunner, useValue: parts.due },
      { provide: Registry, useValue: parts.registry },
      { provide: Readings, useValue: parts.readings },
      { provide: ServiceStatus, useValue: parts.status },
      { provide: DirectPublisher, useValue: parts.publisher },
      { provide: KeptEvents, useValue: parts.keptEvents },
      Inbox,
      ...settings,
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [LoggerModule.forRoot(loggerSettings(parts.service, parts.settings.LOG_LEVEL))],
      controllers: [HealthController, MetricsController, LedgerController],
      providers,
      exports: providers,
    };
  }
}
