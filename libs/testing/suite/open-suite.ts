import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { decodeRecord, encodeEvent } from '@sidetone/contracts/cloudevents';
import type { OutgoingEvent, ReceivedEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { freePort } from '@sidetone/infrastructure/ports';
import type { Sql } from '@sidetone/platform/database';
import { createKafka, type EventProducer, type KafkaConnection, type KafkaRecord } from '@sidetone/platform/messaging';
import { platformTopics, serviceDatabaseUrl, serviceSchema, type ServiceName } from '@sidetone/platform/service';
import pg from 'pg';
import { eventually } from './eventually.js';
import { required } from './required.js';
import { startBuiltService, type RunningService } from './start-built-service.js';
import { createSuiteDatabase, dropSuiteDatabase, TEST_DATABASE_PASSWORD } from './suite-database.js';

export interface SuiteOptions {
  /** Other parts than the run's own, for tests that stop and start them. */
  readonly kafkaBrokers?: readonly string[];
  readonly databaseAdminUrl?: string;
  /** The most partitions a topic gets; few make a suite start quickly. */
  readonly mostPartitions?: number;
}

/** A world of its own for one test file: a database, a topic prefix, and the services it starts in them. */
export interface Suite {
  readonly topicPrefix: string;
  readonly kafka: KafkaConnection;
  readonly producer: EventProducer;
  /** The administrator's address of this suite's database. */
  readonly databaseUrl: string;
  databaseUrlOf(service: ServiceName): string;
  /** The settings a service of this suite starts with. */
  environmentOf(service: ServiceName): Readonly<Record<string, string>>;
  /** Starts the built service, on a free port unless `env` has one; `main` names another program of it, for tests that need one. */
  start(service: ServiceName, env?: Readonly<Record<string, string>>, main?: string): Promise<RunningService>;
  send(events: readonly OutgoingEvent[], options?: { timestamp?: Instant }): Promise<void>;
  sendRecords(records: Parameters<EventProducer['send']>[0]): Promise<void>;
  rawRecords(topic: string): Promise<readonly KafkaRecord[]>;
  records(topic: string): Promise<readonly ReceivedEvent<unknown>[]>;
  /** Waits until a service has nothing before it: lag, outbox and due work are 0, and its clock has reached `now` if given. */
  settled(service: ServiceName, options?: { now?: Instant; withinMs?: number }): Promise<void>;
  query<Row>(service: ServiceName, statement: Sql): Promise<Row[]>;
  close(): Promise<void>;
}

const FEW_PARTITIONS = 3;

/** Opens a suite on the infrastructure of this test run. */
export async function openSuite(options: SuiteOptions = {}): Promise<Suite> {
  // What the clients say while brokers come and go is no matter of the tests; a failure says what it has to.
  Logger.overrideLogger(false);
  const brokers = options.kafkaBrokers ?? required('SIDETONE_TEST_KAFKA_BROKERS').split(',');
  const adminUrl = options.databaseAdminUrl ?? required('SIDETONE_TEST_DATABASE_URL');
  const name = `suite_${randomBytes(5).toString('hex')}`;
  const topicPrefix = `${name}.`;
  const logFolder = await mkdtemp(join(tmpdir(), `sidetone-${name}-`));
  const databaseUrl = await createSuiteDatabase(adminUrl, name);
  const kafka = createKafka({ brokers, clientId: name, topicPrefix });
  await kafka.createTopics(
    platformTopics('simulated').map((topic) => ({
      ...topic,
      partitions: Math.min(topic.partitions, options.mostPartitions ?? FEW_PARTITIONS),
    })),
  );
  const producer = kafka.producer();
  const started = new Map<string, RunningService>();
  const pools = new Map<string, pg.Pool>();

  const databaseUrlOf = (service: ServiceName): string =>
    serviceDatabaseUrl(databaseUrl, serviceSchema(service, TEST_DATABASE_PASSWORD));
  const environmentOf = (service: ServiceName) => ({
    DATABASE_URL: databaseUrlOf(service),
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_TOPIC_PREFIX: topicPrefix,
    LOG_LEVEL: 'info',
    METRICS_SECONDS: '1',
  });
  const poolOf = (service: ServiceName): pg.Pool => {
    const known = pools.get(service);
    if (known) return known;
    const pool = new pg.Pool({ connectionString: databaseUrlOf(service), max: 2 });
    pool.on('error', () => undefined); // a test may restart the database under it
    pools.set(service, pool);
    return pool;
  };
  const rawRecords = async (topic: string): Promise<readonly KafkaRecord[]> => {
    const records: KafkaRecord[] = [];
    await kafka.readTopic(topic, (record) => records.push({ ...record, topic }));
    return records;
  };

  return {
    topicPrefix,
    kafka,
    producer,
    databaseUrl,
    databaseUrlOf,
    environmentOf,
    rawRecords,
    async start(service, env = {}, main) {
      const port = Number(env['PORT'] ?? (await freePort()));
      const logFile = join(logFolder, `${service}-${port}.log`);
      const running = await startBuiltService(service, port, { ...environmentOf(service), ...env }, logFile, main);
      started.set(`${service}-${port}`, running);
      return running;
    },
    send: (events, { timestamp } = {}) =>
      producer.send(
        events.map((event) => ({ ...encodeEvent(event), ...(timestamp === undefined ? {} : { timestamp }) })),
      ),
    sendRecords: (records) => producer.send(records),
    records: async (topic) =>
      (await rawRecords(topic)).flatMap((record) => {
        const decoded = decodeRecord(record);
        return decoded.kind === 'event' ? [decoded.event] : [];
      }),
    settled: (service, { now, withinMs = 30_000 } = {}) =>
      eventually(
        async () => {
          const running = [...started]
            .filter(([key, { process }]) => key.startsWith(service) && process.ending() === undefined)
            .map(([, value]) => value);
          if (running.length === 0) throw new Error(`${service} does not run in this suite`);
          for (const { call } of running) {
            const { body } = await call('GET', '/health/backlog');
            const backlog = body as { now: string | null; lag: number; outbox: number; due: number };
            const waiting = backlog.lag + backlog.outbox + backlog.due;
            const behind = now !== undefined && (backlog.now === null || Date.parse(backlog.now) < now);
            if (waiting !== 0 || behind) throw new Error(`${service} is not settled: ${JSON.stringify(backlog)}`);
          }
        },
        { withinMs },
      ),
    async query<Row>(service: ServiceName, statement: Sql): Promise<Row[]> {
      const { rows } = await poolOf(service).query(statement.text, [...statement.values]);
      return rows as Row[];
    },
    async close() {
      await Promise.all([...started.values()].map((service) => service.stop()));
      await producer.close();
      await kafka.close();
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await dropSuiteDatabase(adminUrl, name);
      await rm(logFolder, { recursive: true, force: true });
    },
  };
}
