import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { callFailure, type CallFailure } from '@sidetone/contracts/events';
import { manyCallFailures } from '@sidetone/testing/factories';
import { eventually, openSuite, type Suite } from '@sidetone/testing/suite';
import { Registry } from 'prom-client';
import { Database, platformMigrations, RivalWrite } from '../database/index.js';
import { EventServer, ok, OnEvents, type EventBatch, type Outcome } from '../messaging/index.js';
import { backlogMetrics } from './index.js';

const TOPIC = 'oss.call.v1';
let isLocked = false;

/** Cannot store what is of one subscription, as if somebody held its row locked; all else it takes. */
@Controller()
class StoreCalls {
  @OnEvents(callFailure)
  async handle({ events }: EventBatch<CallFailure>): Promise<Outcome[]> {
    if (isLocked && events.some(({ data }) => data.subscriptionId === 'SUB-LOCKED'))
      throw new RivalWrite('its row is locked');
    return events.map(() => ok);
  }
}

let suite: Suite;
let close: (() => Promise<void>)[] = [];
beforeAll(async () => {
  suite = await openSuite();
  close = [() => suite.close()];
});
afterAll(async () => {
  for (const part of close) await part();
});

async function serve(registry: Registry): Promise<EventServer> {
  const database = new Database({
    url: suite.databaseUrlOf('scoring'),
    schema: 'scoring',
    poolSize: 5,
    migrations: [...platformMigrations],
  });
  await database.open();
  close.unshift(() => database.close());

  @Module({ controllers: [StoreCalls] })
  class Served {}
  const onFatal = (error: Error): never => {
    throw error;
  };
  const strategy = new EventServer({ service: 'scoring', kafka: suite.kafka, database, registry, onFatal });
  const app = await NestFactory.createMicroservice(Served, { strategy, logger: false, abortOnError: false });
  await app.listen();
  close.unshift(() => app.close());
  return strategy;
}

it('sees one partition stand while the others are done, and go on again', async () => {
  const registry = new Registry();
  const server = await serve(registry);
  let nowMs = 0;
  const [records] = backlogMetrics(
    registry,
    {
      positions: () => server.positions(),
      outbox: async () => ({ waiting: 0, oldestSeconds: 0 }),
      dueByWork: async () => [],
    },
    () => nowMs,
  );
  const standing = async (): Promise<number> => {
    await records?.read();
    const text = await registry.metrics();
    return Number(new RegExp(`^sidetone_partition_standing_seconds{topic="${TOPIC}"} (\\d+)$`, 'm').exec(text)?.[1]);
  };
  const waiting = async (): Promise<readonly number[]> =>
    (await server.positions()).filter(({ topic }) => topic === TOPIC).map(({ next, end }) => end - next);

  isLocked = true;
  const [first] = manyCallFailures(1, Date.now());
  if (!first) throw new Error('No call failure was made.');
  const locked = { ...first, id: 'locked', data: { ...first.data, subscriptionId: 'SUB-LOCKED' } };
  await suite.send([locked, ...manyCallFailures(200, Date.now())]);
  // Those that share its partition wait with it; the other partitions are done.
  await eventually(async () => expect((await waiting()).filter((records) => records > 0)).toHaveLength(1));
  expect(await waiting()).toHaveLength(3);
  expect(await standing()).toBe(0);
  nowMs = 200_000;
  expect(await standing()).toBe(200);
  // What comes meanwhile, in whichever partition, neither hides it nor begins its time anew.
  await suite.send(manyCallFailures(200, Date.now(), { prefix: 'later' }));
  nowMs = 400_000;
  expect(await standing()).toBe(400);

  isLocked = false;
  await eventually(async () => expect(await server.lag()).toBe(0));
  expect(await standing()).toBe(0);
});
