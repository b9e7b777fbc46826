import 'reflect-metadata';
import { Controller, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { callFailure, type CallFailure } from '@sidetone/contracts/events';
import { encodeEvent } from '@sidetone/contracts/cloudevents';
import { aCallFailure, manyCallFailures } from '@sidetone/testing/factories';
import { eventually, openSuite, type Suite } from '@sidetone/testing/suite';
import { Kafka, logLevel } from 'kafkajs';
import { Registry } from 'prom-client';
import { Database, platformMigrations, sql, unnest, type Transaction } from '../database/index.js';
import { BrokenHandlerError } from './handle-without-poison.js';
import {
  drop,
  EventServer,
  listDeadLetters,
  ok,
  OnEvents,
  RecordLedger,
  type EventBatch,
  type Outcome,
} from './index.js';

/** Keeps the ids of dropped calls. */
@Controller()
class KeepDrops {
  @OnEvents(callFailure)
  async handle({ events }: EventBatch<CallFailure>, tx: Transaction): Promise<Outcome[]> {
    await tx.query(
      sql`insert into kept select id from ${unnest(
        { id: 'text' },
        events.map(({ id }) => ({ id })),
      )}`,
    );
    return events.map(() => ok);
  }
}

/** Cares for set-up failures alone. */
@Controller()
class KeepSetupFailures {
  @OnEvents(callFailure)
  async handle({ events }: EventBatch<CallFailure>): Promise<Outcome[]> {
    return events.map(({ data }) => (data.kind === 'setupFailure' ? ok : drop('not a set-up failure')));
  }
}

@Controller()
class Broken {
  @OnEvents(callFailure)
  handle(): Promise<Outcome[]> {
    return Promise.reject(new TypeError('of undefined'));
  }
}

const TOPIC = 'oss.call.v1';
let suite: Suite;
let database: Database;
let close: (() => Promise<void>)[] = [];

beforeEach(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  database = new Database({
    url: suite.databaseUrlOf('scoring'),
    schema: 'scoring',
    poolSize: 5,
    migrations: [...platformMigrations],
  });
  await database.open();
  await database.query(sql`create table kept (id text)`);
  close = [() => database.close(), () => suite.close()];
});
afterEach(async () => {
  for (const part of close) await part();
});

async function serve(controllers: Type[], onFatal: (error: Error) => void): Promise<EventServer> {
  @Module({ controllers })
  class Served {}
  const strategy = new EventServer({
    service: 'scoring',
    kafka: suite.kafka,
    database,
    registry: new Registry(),
    onFatal,
  });
  const app = await NestFactory.createMicroservice(Served, { strategy, logger: false, abortOnError: false });
  await app.listen();
  close.unshift(() => app.close());
  return strategy;
}
const fail = (error: Error): never => {
  throw error;
};
const fates = async () =>
  (await new RecordLedger().fates(database)).map(({ fate, reason, records }) => [fate, reason, records]);

it('hands a batch to every handler that asks for it; the graver of their outcomes is the record’s fate', async () => {
  await suite.send(manyCallFailures(50, Date.now()));
  await suite.sendRecords([{ topic: TOPIC, key: null, value: 'nonsense', headers: {} }]);
  const server = await serve([KeepDrops, KeepSetupFailures], fail);
  await eventually(async () => expect(await server.lag()).toBe(0));
  expect(await fates()).toEqual([
    ['deadLettered', 'refused by the rules', 1],
    ['stored', '', 50],
  ]);
  expect(await database.query(sql`select from kept`)).toHaveLength(50);
  expect(await listDeadLetters(suite.kafka, TOPIC)).toMatchObject([{ consumer: 'scoring' }]);
});

/** A producer with transactions, as other systems may have: writes `records` calls in a transaction for each of `ends`. */
async function sendInTransactions(ends: readonly ('commit' | 'abort')[], records = 1): Promise<void> {
  const foreign = new Kafka({
    brokers: suite.environmentOf('scoring')['KAFKA_BROKERS']?.split(',') ?? [],
    logLevel: logLevel.NOTHING,
  }).producer({ transactionalId: `${suite.topicPrefix}foreign`, idempotent: true, maxInFlightRequests: 1 });
  await foreign.connect();
  close.unshift(() => foreign.disconnect());
  for (const [number, end] of ends.entries()) {
    const transaction = await foreign.transaction();
    const messages = Array.from({ length: records }, (_, index) => {
      const { key, value, headers } = encodeEvent(aCallFailure(`foreign-${number}-${index}`, Date.now()));
      return { key, value, headers: { ...headers } };
    });
    await transaction.send({ topic: suite.topicPrefix + TOPIC, messages });
    await transaction[end]();
  }
}

/** Of a group that is not started. */
const idleConsumer = () =>
  suite.kafka.consumer({ group: 'in-parts', topics: [TOPIC], concurrency: 1, onFatal: () => undefined });

it('is not behind for the marks of transactions, ended or given up, which are no records', async () => {
  const server = await serve([KeepDrops], fail);
  await sendInTransactions(['commit', 'abort', 'commit', 'abort']);
  await eventually(async () => expect(await fates()).toEqual([['stored', '', 2]]));
  await eventually(async () => expect(await server.lag()).toBe(0));
});

it.each([
  { ends: ['commit'], records: 1, end: 2, stored: 1, countedTo: 1 },
  { ends: ['commit', 'commit', 'commit'], records: 3, end: 12, stored: 9, countedTo: 11 },
  { ends: ['commit', 'abort', 'commit'], records: 1, end: 6, stored: 2, countedTo: 5 },
  { ends: ['commit', 'abort'], records: 2, end: 6, stored: 2, countedTo: 2 },
] as const)(
  'is not behind for marks that come together with records: $ends of $records',
  async ({ ends, records, end, stored, countedTo }) => {
    await sendInTransactions(ends, records);
    // The last mark is written after the producer was told that its transaction is over.
    await eventually(async () => expect(await idleConsumer().positions()).toMatchObject([{ end }]));
    const server = await serve([KeepDrops], fail);
    await eventually(async () => expect(await fates()).toEqual([['stored', '', stored]]));
    await eventually(async () => expect(await server.lag()).toBe(0));
    const [position] = await database.query(sql`select counted_to::int as "countedTo" from record_position`);
    expect(position).toEqual({ countedTo });
  },
);

it('passes the marks at the end of a batch with its last part only', async () => {
  await sendInTransactions(['commit', 'commit', 'abort']);
  const consumer = idleConsumer();
  await eventually(async () => expect(await consumer.positions()).toMatchObject([{ end: 6 }]));
  close.unshift(() => consumer.stop());
  const nexts: (number | undefined)[] = [];
  await consumer.start(async ({ records, commit }) => {
    for (const { offset } of records) {
      await commit(offset + 1);
      nexts.push((await consumer.positions())[0]?.next);
    }
  });
  await eventually(() => expect(nexts).toEqual([1, 6]));
});

it('ends the process for a handler that is broken, and gives up none of its records', async () => {
  await suite.send(manyCallFailures(50, Date.now()));
  const fatal: Error[] = [];
  await serve([Broken], (error) => fatal.push(error));
  await eventually(() => expect(fatal[0]).toBeInstanceOf(BrokenHandlerError));
  expect(await listDeadLetters(suite.kafka, TOPIC)).toEqual([]);
  expect(await fates()).toEqual([]);
});

it('refuses a handler that asks for events of two topics, because they have no order', () => {
  const other = { ...callFailure, topic: 'bss.ticket.v1' };
  expect(() => OnEvents(callFailure, other)).toThrow('One handler takes events of one topic');
});
