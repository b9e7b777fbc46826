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

it('is not behind for the marks of transactions, ended or given up, which are no records', async () => {
  const foreign = new Kafka({
    brokers: suite.environmentOf('scoring')['KAFKA_BROKERS']?.split(',') ?? [],
    logLevel: logLevel.NOTHING,
  }).producer({ transactionalId: `${suite.topicPrefix}foreign`, idempotent: true, maxInFlightRequests: 1 });
  await foreign.connect();
  close.unshift(() => foreign.disconnect());
  const server = await serve([KeepDrops], fail);
  for (const [number, end] of (['commit', 'abort', 'commit', 'abort'] as const).entries()) {
    const transaction = await foreign.transaction();
    const { key, value, headers } = encodeEvent(aCallFailure(`foreign-${number}`, Date.now()));
    await transaction.send({ topic: suite.topicPrefix + TOPIC, messages: [{ key, value, headers: { ...headers } }] });
    await transaction[end]();
  }
  await eventually(async () => expect(await fates()).toEqual([['stored', '', 2]]));
  await eventually(async () => expect(await server.lag()).toBe(0));
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
