import { Logger } from '@nestjs/common';
import { aCallFailure } from '@sidetone/testing/factories';
import { eventually, openSuite, type Suite } from '@sidetone/testing/suite';
import pg from 'pg';
import { Database, platformMigrations, sql } from '../database/index.js';
import { SystemClock } from '../time/index.js';
import { OutboxRelay } from './index.js';

Logger.overrideLogger(false);

const SCHEMA = 'scoring';
const AT = Date.UTC(2026, 10, 23);
let suite: Suite;
let database: Database;

beforeEach(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  database = new Database({
    url: suite.databaseUrlOf('scoring'),
    schema: SCHEMA,
    poolSize: 5,
    migrations: [...platformMigrations],
  });
  await database.open();
});
afterEach(async () => {
  await database.close();
  await suite.close();
});

/** A relay as a replica has it, and which events it sent. */
function replica() {
  const sent: unknown[] = [];
  const producer = suite.kafka.producer();
  const relay = new OutboxRelay({
    databaseUrl: suite.databaseUrlOf('scoring'),
    schema: SCHEMA,
    clock: new SystemClock(),
    producer: {
      send: async (records) => {
        await producer.send(records);
        sent.push(...records.map(({ headers }) => headers['ce_id']));
      },
      close: () => producer.close(),
    },
  });
  const stop = async (): Promise<void> => {
    await relay.stop();
    await producer.close();
  };
  relay.start();
  return { sent, stop };
}

const publish = (...ids: readonly string[]) =>
  database.transaction((tx) => tx.publish(ids.map((id) => aCallFailure(id, AT))));
const published = async (): Promise<string[]> => (await suite.records('oss.call.v1')).map(({ id }) => id);
const waiting = async (): Promise<number> =>
  (await database.query(sql`select from outbox where published_at is null`)).length;
const untilPublished = () => eventually(async () => expect(await waiting()).toBe(0), { everyMs: 10 });

it('sends what was committed, in its order, and nothing that was rolled back', async () => {
  const { stop } = replica();
  await publish('E-1', 'E-2');
  const failing = database.transaction(async (tx) => {
    await tx.publish([aCallFailure('E-never', AT)]);
    throw new Error('the effect failed');
  });
  await expect(failing).rejects.toThrow('the effect failed');
  await publish('E-3');
  await untilPublished();
  expect(await published()).toEqual(['E-1', 'E-2', 'E-3']);
  await stop();
});

it('is woken by the commit, rather than by its clock', async () => {
  const { sent, stop } = replica();
  await publish('E-0');
  await untilPublished();
  const before = Date.now();
  for (const id of ['E-1', 'E-2', 'E-3', 'E-4', 'E-5']) {
    await publish(id);
    await eventually(() => expect(sent).toContain(id), { everyMs: 2 });
  }
  // Five waits for the poll would take five seconds.
  expect(Date.now() - before).toBeLessThan(2_500);
  await stop();
});

it('has one leader; when that stops, the other goes on where it was', async () => {
  const [first, second] = [replica(), replica()];
  await publish('E-1', 'E-2');
  await untilPublished();
  await publish('E-3');
  await untilPublished();
  const [leader, follower] = first.sent.length > 0 ? [first, second] : [second, first];
  expect([leader.sent.length, follower.sent.length]).toEqual([3, 0]);
  await leader.stop();
  await publish('E-4');
  await untilPublished();
  expect(follower.sent).toEqual(['E-4']);
  expect(await published()).toEqual(['E-1', 'E-2', 'E-3', 'E-4']);
  await follower.stop();
});

it('leads again after its connection was cut', async () => {
  const { stop } = replica();
  await publish('E-1');
  await untilPublished();
  const admin = new pg.Client({ connectionString: suite.databaseUrl });
  await admin.connect();
  const { rowCount } = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'sidetone scoring relay'`,
  );
  expect(rowCount).toBe(1);
  await admin.end();
  await publish('E-2');
  await untilPublished();
  expect(await published()).toEqual(['E-1', 'E-2']);
  await stop();
});
