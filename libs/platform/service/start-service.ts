import { Module, type Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Logger, PinoLogger } from 'nestjs-pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import {
  databaseAddress,
  platformSettings,
  readSettings,
  SettingsError,
  type PlatformSettings,
  type SettingsOf,
  type SettingSpecs,
} from '../config/index.js';
import { Database, platformMigrations, schemaOf, type ReadingContract } from '../database/index.js';
import {
  createKafka,
  DirectPublisher,
  EventServer,
  followClock,
  KeptEvents,
  OutboxRelay,
  type RunnerStages,
} from '../messaging/index.js';
import {
  backlogMetrics,
  describeError,
  errorText,
  loggerSettings,
  partMetrics,
  poolMetrics,
  Readings,
  requestMetrics,
  ServiceStatus,
} from '../observability/index.js';
import { DueMetrics, DueRunner, SimulatedClock, SystemClock } from '../time/index.js';
import { isTracing, startTracing } from '../tracing/index.js';
import { ApiKeyGuard, createWebAdapter, ProblemFilter, traceRequests, validateBodies } from '../web/index.js';
import { answerAlive } from './answer-alive.js';
import { PlatformModule } from './platform.module.js';

export interface ServiceDescription<S extends SettingSpecs> {
  /** The service's name: consumer group, schema (with underscores), log field. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly module: Type;
  /** Forward-only migrations after the platform's own. */
  readonly migrations: readonly Type[];
  readonly entities?: readonly Type[];
  /** Settings beside the platform's; provided to the module under `settingsToken`. */
  readonly settings: S;
  readonly settingsToken: symbol;
  /** Changes the HTTP adapter before routes are made, e.g. for a content type of its own. */
  readonly prepareWeb?: (adapter: ReturnType<typeof createWebAdapter>) => void;
  /** Whether the service keeps history, and so takes what comes as such on a topic of its own. */
  readonly takesHistory?: boolean;
  readonly stages?: RunnerStages;
  /** The views that the service offers to analysts and dashboards, by its settings. */
  readonly contract?: (settings: PlatformSettings & SettingsOf<S>) => ReadingContract;
}

/** More in work at a time keep the database no busier, and cost memory. */
const MOST_PARTITIONS_AT_ONCE = 6;

/** Orchestrators kill after 10 s; ending by ourselves before that leaves a word on why. */
const STOP_MS = 9_500;

export interface RunningService {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a service as a hybrid Nest application: HTTP, events, outbox relay and due work. Ends the process with one clear message when it cannot. */
export async function startService<S extends SettingSpecs>(
  description: ServiceDescription<S>,
  environment: NodeJS.ProcessEnv,
): Promise<RunningService> {
  try {
    return await start(description, environment);
  } catch (error) {
    process.stderr.write(`${description.name}: ${error instanceof SettingsError ? error.message : faultOf(error)}\n`);
    process.exit(1);
  }
}

async function start<S extends SettingSpecs>(
  description: ServiceDescription<S>,
  environment: NodeJS.ProcessEnv,
): Promise<RunningService> {
  const { name } = description;
  const given = readSettings(environment, { ...platformSettings, ...description.settings }) as SettingsOf<
    typeof platformSettings
  > &
    SettingsOf<S>;
  const settings = { ...given, DATABASE_URL: databaseAddress(given) };
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  const share = settings.OTEL_TRACES_SAMPLER_ARG;
  const tracing = endpoint === undefined ? undefined : await startTracing({ service: name, endpoint, share });
  const database = new Database({
    url: settings.DATABASE_URL,
    schema: schemaOf(name),
    poolSize: settings.DATABASE_POOL_SIZE,
    migrations: [...platformMigrations, ...description.migrations],
    entities: [...(description.entities ?? [])],
    ...(description.contract && { contract: description.contract(settings) }),
  });
  const log = new PinoLogger(loggerSettings(name, settings.LOG_LEVEL));
  log.setContext(Database.name);
  const stopAnswering = await answerAlive(settings);
  await database.open((line) => log.info(line)).finally(stopAnswering);
  const kafka = createKafka({
    brokers: settings.KAFKA_BROKERS,
    clientId: name,
    topicPrefix: settings.KAFKA_TOPIC_PREFIX,
  });
  const clock = settings.CLOCK === 'simulated' ? new SimulatedClock() : new SystemClock();
  const registry = new Registry();
  registry.setDefaultLabels({ service: name });
  collectDefaultMetrics({ register: registry });
  const due = new DueRunner(clock, new DueMetrics(registry));
  const onFatal = (error: Error): void => {
    process.stderr.write(
      `${name}: the Kafka consumer cannot go on and the process ends, to be started anew: ${errorText(error)}\n`,
    );
    process.exit(1);
  };
  const events = new EventServer({
    service: name,
    kafka,
    database,
    registry,
    onFatal,
    maxAgeDays: settings.EVENT_MAX_AGE_DAYS,
    // A batch holds one connection and may need a second: with more at a time they could wait for each other for ever.
    concurrency: Math.max(1, Math.min(MOST_PARTITIONS_AT_ONCE, Math.floor(settings.DATABASE_POOL_SIZE / 2))),
    takesHistory: description.takesHistory ?? false,
    // Simulated records are stamped with a time of their own: how long one took cannot be told from it.
    countsLate: settings.CLOCK === 'system',
    ...(description.stages ? { stages: description.stages } : {}),
  });
  const status = new ServiceStatus({ database, kafka, events, due, clock });
  const readings = new Readings(registry, { everyMs: settings.METRICS_SECONDS * 1_000 });
  for (const reading of backlogMetrics(registry, status)) readings.register(reading);
  readings.register(partMetrics(registry, status));
  poolMetrics(registry, database);
  const publisher = new DirectPublisher(kafka, clock);
  const keptEvents = new KeptEvents(kafka, settings.EVENT_MAX_AGE_DAYS);
  const platform = PlatformModule.with(
    { service: name, settings, database, clock, due, registry, readings, status, publisher, keptEvents },
    [{ provide: description.settingsToken, useValue: settings }],
  );

  @Module({ imports: [platform, description.module] })
  class ServiceModule {}

  const adapter = createWebAdapter();
  requestMetrics(adapter, registry);
  if (isTracing()) traceRequests(adapter);
  description.prepareWeb?.(adapter);
  const app = await NestFactory.create<NestFastifyApplication>(ServiceModule, adapter, {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(new ApiKeyGuard(app.get(Reflector), settings.API_KEYS));
  app.useGlobalPipes(validateBodies());
  describeApi(app, description);
  app.connectMicroservice({ strategy: events });
  await app.startAllMicroservices();
  await app.listen(settings.PORT, settings.HOST);

  const producer = kafka.producer();
  const relay = new OutboxRelay({
    databaseUrl: settings.DATABASE_URL,
    schema: schemaOf(name),
    producer,
    clock,
    onPublished: () => due.wake(),
  });
  relay.start();
  readings.start();
  const ticks = clock instanceof SimulatedClock ? await followClock(kafka, name, clock, due, onFatal) : undefined;

  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      await ticks?.stop();
      readings.stop();
      await app.close();
      await publisher.close();
      await relay.stop();
      await producer.close();
      await kafka.close();
      await database.close();
      await tracing?.stop();
    })();
    return stopping;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => {
        process.stderr.write(
          `${name}: stopping took longer than ${STOP_MS / 1_000} s and the process ends; what was not committed is done again.\n`,
        );
        process.exit(1);
      }, STOP_MS).unref();
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  return { url: await app.getUrl(), stop };
}

function faultOf(error: unknown): string {
  const { type, message, stack } = describeError(error);
  return `${type}: ${message}\n${stack}`;
}

function describeApi(
  app: NestFastifyApplication,
  { title, summary }: Pick<ServiceDescription<SettingSpecs>, 'title' | 'summary'>,
): void {
  const document = new DocumentBuilder()
    .setTitle(title)
    .setDescription(summary)
    .setVersion('1')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key' }, 'api-key')
    .addSecurityRequirements('api-key')
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, document), {
    jsonDocumentUrl: 'docs/openapi.json',
  });
}
