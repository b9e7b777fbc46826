import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { decodeRecord } from '@sidetone/contracts/cloudevents';
import { platformSettings, readSettings, type SettingSpecs } from '@sidetone/platform/config';
import { Database, type Transaction } from '@sidetone/platform/database';
import { createKafka, DirectPublisher, EventServer, KeptEvents } from '@sidetone/platform/messaging';
import { Readings, ServiceStatus } from '@sidetone/platform/observability';
import { PlatformModule, type ServiceDescription } from '@sidetone/platform/service';
import { DueRunner, SimulatedClock } from '@sidetone/platform/time';
import type { Suite } from '@sidetone/testing/suite';
import { Kafka, logLevel } from 'kafkajs';
import { Registry } from 'prom-client';
import type { Drain } from './bare-drain.js';

interface Handler {
  handle(batch: { events: readonly unknown[] }, tx: Transaction): Promise<readonly unknown[]>;
}

/** The same handler fed one message at a time, each in a transaction, offsets committed by the client: what Nest's own Kafka transport leads to. */
export async function oneAtATime(suite: Suite, topic: string, records: number, root: string): Promise<Drain> {
  const environment: Readonly<Record<string, string>> = {
    ...suite.environmentOf('kpi-correlation'),
    API_KEYS: 'bench:not-called-by-anyone',
    LOG_LEVEL: 'fatal',
  };
  const { handler, database, close } = await builtHandler(root, environment);
  const kafka = new Kafka({
    clientId: 'one-at-a-time',
    brokers: environment['KAFKA_BROKERS']?.split(',') ?? [],
    logLevel: logLevel.NOTHING,
  });
  const consumer = kafka.consumer({ groupId: `one-at-a-time-${Date.now()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [suite.topicPrefix + topic], fromBeginning: true });
  let done = 0;
  let start: { at: number; cpu: NodeJS.CpuUsage } | undefined;
  const result = await new Promise<Drain>((resolve, reject) => {
    consumer
      .run({
        eachMessage: async ({ message: { key, value, headers = {}, timestamp } }) => {
          if (done >= records) return;
          start ??= { at: performance.now(), cpu: process.cpuUsage() };
          const decoded = decodeRecord({ topic, key, value, headers, timestamp: Number(timestamp) });
          if (decoded.kind === 'event')
            await database.transaction((tx) => handler.handle({ events: [decoded.event] }, tx));
          done += 1;
          if (done < records) return;
          const cpu = process.cpuUsage(start.cpu);
          resolve({
            records,
            seconds: (performance.now() - start.at) / 1000,
            cpuSeconds: (cpu.user + cpu.system) / 1e6,
          });
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  await close();
  return result;
}

interface BuiltHandler {
  readonly handler: Handler;
  readonly database: Database;
  close(): Promise<void>;
}

/** The handler for call failures out of the built service's own module, put together as the service does it, with nothing running. */
async function builtHandler(root: string, environment: Readonly<Record<string, string>>): Promise<BuiltHandler> {
  const { kpiCorrelation: description } = await built<{ kpiCorrelation: ServiceDescription<SettingSpecs> }>(
    root,
    'app.description.js',
  );
  const { StoreCallFailures } = await built<{ StoreCallFailures: Type<Handler> }>(
    root,
    'store-events/store-call-failures.handler.js',
  );
  const settings = readSettings(environment, { ...platformSettings, ...description.settings });
  const service = description.name;
  const database = new Database({ url: settings.DATABASE_URL, schema: 'kpi_correlation', poolSize: 5, migrations: [] });
  await database.source.initialize();
  const kafka = createKafka({
    brokers: settings.KAFKA_BROKERS,
    clientId: service,
    topicPrefix: settings.KAFKA_TOPIC_PREFIX,
  });
  const clock = new SimulatedClock(); // it stands still, so that no due work runs beside
  const registry = new Registry();
  const due = new DueRunner(clock);
  const events = new EventServer({ service, kafka, database, registry, onFatal: () => undefined });
  const status = new ServiceStatus({ database, kafka, events, due, clock });
  const readings = new Readings(registry, { everyMs: settings.METRICS_SECONDS * 1_000 });
  const publisher = new DirectPublisher(kafka, clock);
  const keptEvents = new KeptEvents(kafka, settings.EVENT_MAX_AGE_DAYS);
  const platform = PlatformModule.with(
    { service, settings, database, clock, due, registry, readings, status, publisher, keptEvents },
    [{ provide: description.settingsToken, useValue: settings }],
  );

  @Module({ imports: [platform, description.module] })
  class HandlerModule {}

  const app = await NestFactory.createApplicationContext(HandlerModule, { logger: false, abortOnError: false });
  return {
    handler: app.get(StoreCallFailures),
    database,
    close: async () => {
      await app.close();
      await publisher.close();
      await kafka.close();
      await database.close();
    },
  };
}

/** @throws when the service is not built */
async function built<Exports>(root: string, file: string): Promise<Exports> {
  const path = join(root, 'apps', 'kpi-correlation', 'dist', file);
  return import(pathToFileURL(path).href) as Promise<Exports>;
}
