import { setTimeout as pause } from 'node:timers/promises';
import { cuttableProxy } from '@sidetone/infrastructure/ports';
import { startDisposableKafka } from '@sidetone/infrastructure/kafka';
import { startDisposablePostgres } from '@sidetone/infrastructure/postgres';
import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { listDeadLetters, replayDeadLetters, type DeadLetter } from '@sidetone/platform/messaging';
import { aMeasurement, manyCallFailures } from '@sidetone/testing/factories';
import { fatesOf } from '@sidetone/testing/ledger';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

/** What must not lose or double an event. Each test ends in a ledger: sent = stored + dropped + dead-lettered. */
const TOPIC = 'oss.call.v1';
const now = Date.now();
let suite: Suite;

beforeEach(async () => {
  suite = await openSuite({ mostPartitions: 2 });
});
afterEach(async () => {
  await suite.close();
});

const countStored = async (of: Suite = suite): Promise<number> => {
  const rows = await of
    .query<{ n: number }>('kpi-correlation', sql`select count(*)::int as n from event`)
    .catch(() => []);
  return rows[0]?.n ?? 0;
};
const sumOfDays = async (of: Suite = suite): Promise<number> => {
  const rows = await of.query<{ n: number }>(
    'kpi-correlation',
    sql`select coalesce(sum(events), 0)::int as n from kpi_daily`,
  );
  return rows[0]?.n ?? 0;
};
/** All `sent` events are stored once, the daily totals agree, and the ledger adds up. */
const expectAllOnce = async (sent: number, of: Suite = suite): Promise<void> => {
  await eventually(async () => expect((await fatesOf(of, 'kpi-correlation', TOPIC)).total).toBe(sent), {
    withinMs: 60_000,
  });
  expect(await fatesOf(of, 'kpi-correlation', TOPIC)).toMatchObject({ stored: sent, dropped: 0, deadLettered: 0 });
  expect(await countStored(of)).toBe(sent);
  expect(await sumOfDays(of)).toBe(sent);
};

/** Dead letters are sent after the account is written, so they may come a moment later. */
const deadLettersOf = (topic: string): Promise<readonly DeadLetter[]> =>
  eventually(async () => {
    const letters = await listDeadLetters(suite.kafka, topic);
    expect(letters.length).toBeGreaterThan(0);
    return letters;
  });

it('counts each event once when it is killed between the database commit and the offset commit', async () => {
  const doomed = await suite.start('kpi-correlation', {}, 'store-events/testing/die-after-commit.js');
  await suite.send(manyCallFailures(3_000, now));
  expect(await doomed.process.ended).toEqual({ code: null, signal: 'SIGKILL' });
  expect(await countStored()).toBeGreaterThan(0);
  await suite.start('kpi-correlation');
  await expectAllOnce(3_000);
});

it('drops the same events sent twice, and says why', async () => {
  const events = manyCallFailures(2_000, now);
  await suite.send(events);
  await suite.send(events);
  await suite.start('kpi-correlation');
  await eventually(async () => expect((await fatesOf(suite, 'kpi-correlation', TOPIC)).total).toBe(4_000), {
    withinMs: 60_000,
  });
  expect(await fatesOf(suite, 'kpi-correlation', TOPIC)).toMatchObject({
    stored: 2_000,
    dropped: 2_000,
    deadLettered: 0,
    reasons: { 'already known': 2_000 },
  });
  expect(await sumOfDays()).toBe(2_000);
});

/** How many records a replica has stored since its start, by its own metrics. */
const storedBy = async (service: RunningService): Promise<number> => {
  const { body } = await service.call('GET', '/metrics');
  const found = /^sidetone_consumed_records_total\{[^}]*fate="stored"[^}]*\} (\d+)/m.exec(String(body));
  return Number(found?.[1] ?? 0);
};

it('keeps its account when partitions move to another replica and back while batches are in work', async () => {
  const first = await suite.start('kpi-correlation');
  let waves = 0;
  let going = true;
  const sending = (async () => {
    for (; going && waves < 100; waves += 1)
      await suite.send(manyCallFailures(2_000, now, { prefix: `wave-${waves}` }));
  })();
  await eventually(async () => expect(await storedBy(first)).toBeGreaterThan(0));
  const second = await suite.start('kpi-correlation');
  await eventually(async () => expect(await storedBy(second)).toBeGreaterThan(0), { withinMs: 60_000 });
  expect(going && waves < 100).toBe(true); // records still come in while the second replica leaves
  await second.stop();
  going = false;
  await sending;
  await expectAllOnce(waves * 2_000);
}, 180_000);

it('goes on where it was when Kafka is killed and started again while records are in work', async () => {
  const kafka = await startDisposableKafka();
  const own = await openSuite({ kafkaBrokers: [kafka.address], mostPartitions: 2 });
  try {
    await own.start('kpi-correlation');
    await own.send(manyCallFailures(20_000, now, { prefix: 'before' }));
    await eventually(async () => expect(await countStored(own)).toBeGreaterThan(0), { everyMs: 5 });
    await kafka.kill();
    await kafka.start();
    // What a sender is not told to be written it sends again, so the log may hold some records twice.
    await eventually(() => own.send(manyCallFailures(2_000, now, { prefix: 'after' })), {
      withinMs: 60_000,
      everyMs: 500,
    });
    await eventually(async () => expect(await countStored(own)).toBe(22_000), { withinMs: 90_000, everyMs: 500 });
    const inTheLog = (await own.rawRecords(TOPIC)).length;
    await eventually(async () => expect((await fatesOf(own, 'kpi-correlation', TOPIC)).total).toBe(inTheLog));
    expect(await fatesOf(own, 'kpi-correlation', TOPIC)).toMatchObject({ stored: 22_000, deadLettered: 0 });
    expect(await sumOfDays(own)).toBe(22_000);
  } finally {
    await own.close();
    await kafka.dispose();
  }
}, 240_000);

it('waits for PostgreSQL through a restart and through 20 seconds without a way to it, and gives up nothing', async () => {
  const postgres = await startDisposablePostgres();
  const address = new URL(postgres.url);
  const line = await cuttableProxy(address.hostname, Number(address.port));
  const own = await openSuite({ databaseAdminUrl: postgres.url, mostPartitions: 2 });
  try {
    const through = new URL(own.databaseUrlOf('kpi-correlation'));
    through.hostname = '127.0.0.1';
    through.port = String(line.port);
    const service = await own.start('kpi-correlation', { DATABASE_URL: through.toString() });
    await own.send(manyCallFailures(20_000, now, { prefix: 'first' }));
    await eventually(async () => expect(await countStored(own)).toBeGreaterThan(0), { everyMs: 5 });

    await postgres.stop(); // while batches are in work
    await own.send(manyCallFailures(2_000, now, { prefix: 'restart' }));
    await postgres.start();
    await eventually(async () => expect(await countStored(own)).toBe(22_000), { withinMs: 60_000 });

    await line.cut();
    await own.send(manyCallFailures(2_000, now, { prefix: 'cut' }));
    await eventually(async () => expect((await service.call('GET', '/health/ready')).status).toBe(503));
    expect((await service.call('GET', '/health/live')).status).toBe(200);
    await pause(20_000); // the outage itself, not a wait for an effect
    await line.restore();
    await expectAllOnce(24_000, own);
    expect(await listDeadLetters(own.kafka, TOPIC)).toEqual([]);
  } finally {
    await own.close();
    await line.close();
    await postgres.dispose();
  }
}, 240_000);

it('dead-letters a broken record amid 5,000 good ones, and nothing else', async () => {
  const good = manyCallFailures(5_000, now);
  await suite.send(good.slice(0, 2_500));
  await suite.sendRecords([
    { topic: TOPIC, key: 'SUB-1', value: '{"not":', headers: { ce_id: 'x', ce_type: 'oss.call.failure.v1' } },
  ]);
  await suite.send(good.slice(2_500));
  await suite.start('kpi-correlation');
  await eventually(async () => expect((await fatesOf(suite, 'kpi-correlation', TOPIC)).total).toBe(5_001), {
    withinMs: 60_000,
  });
  expect(await fatesOf(suite, 'kpi-correlation', TOPIC)).toMatchObject({ stored: 5_000, dropped: 0, deadLettered: 1 });
  const [letter, ...others] = await deadLettersOf(TOPIC);
  expect(others).toEqual([]);
  expect(String(letter?.record.value)).toBe('{"not":');
});

/** Noon of yesterday: the hours before it are of the same day, whenever the test runs. */
const end = Math.floor(now / DAY_MS) * DAY_MS - 12 * HOUR_MS;
/** A limit in the database that no rule of ours knows. */
const capTotals = sql`alter table kpi_daily add constraint capped check (amount < 2e308::numeric)`;

it('finds by halving the one record that makes its batch fail in the database', async () => {
  const topic = 'kpi.measurement.v1';
  const good = Array.from({ length: 5_000 }, (_, index) =>
    aMeasurement(`M-${index}`, end, { scope: { kind: 'subscription', id: `SUB-${index}` } }),
  );
  await suite.start('kpi-correlation');
  await suite.query('kpi-correlation', capTotals);
  // The database takes each of the two; their sum for the day it does not.
  const huge = (id: string, hoursAgo: number) =>
    aMeasurement(id, end - hoursAgo * HOUR_MS, {
      scope: { kind: 'subscription', id: 'SUB-1' },
      kpi: 'lab.huge',
      value: 1.5e308,
      unit: 'x',
    });
  await suite.send([...good.slice(0, 2_000), huge('H-1', 1), ...good.slice(2_000), huge('H-2', 0)]);
  await eventually(async () => expect((await fatesOf(suite, 'kpi-correlation', topic)).total).toBe(5_002), {
    withinMs: 60_000,
  });
  expect(await fatesOf(suite, 'kpi-correlation', topic)).toMatchObject({ stored: 5_001, dropped: 0, deadLettered: 1 });
  const [letter, ...others] = await deadLettersOf(topic);
  expect(others).toEqual([]);
  expect(letter?.reason).toContain('PostgreSQL error 23514');
});

it('publishes everything in order per key when the relay is killed in the middle', async () => {
  const events = 20_000;
  const keys = 50;
  const first = await suite.start('kpi-correlation', { LOG_LEVEL: 'warn' });
  await suite.query(
    'kpi-correlation',
    sql`insert into outbox (id, aggregatetype, aggregateid, type, payload, headers)
      select 'E-' || n, 'kpi.exposure.v1', 'K-' || (n % ${keys}), 'kpi.exposure.computed.v1', '{}', jsonb_build_object('n', n::text)
      from generate_series(1, ${events}::int) as n`,
  );
  await suite.query('kpi-correlation', sql`notify kpi_correlation_outbox`);
  const unpublished = async (): Promise<number> => {
    const rows = await suite.query<{ n: number }>(
      'kpi-correlation',
      sql`select count(*)::int as n from outbox where published_at is null`,
    );
    return rows[0]?.n ?? 0;
  };
  await eventually(async () => expect(await unpublished()).toBeLessThan(events), { everyMs: 1 });
  await first.kill();
  expect(await unpublished()).toBeGreaterThan(0);
  await suite.start('kpi-correlation');
  await eventually(async () => expect(await unpublished()).toBe(0), { withinMs: 60_000 });

  // The ledger here: every event of the outbox is in the topic, and marked.
  const firstSeen = new Map<string, number[]>();
  const seen = new Set<string>();
  for (const record of await suite.rawRecords('kpi.exposure.v1')) {
    const number = String(record.headers['n']);
    if (seen.has(number)) continue; // sent again after the crash, with the same id
    seen.add(number);
    const key = String(record.key);
    firstSeen.set(key, [...(firstSeen.get(key) ?? []), Number(number)]);
  }
  expect(seen.size).toBe(events);
  for (const numbers of firstSeen.values()) expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
}, 120_000);

it('finishes its batch and stops within 10 seconds of SIGTERM under load', async () => {
  const first = await suite.start('kpi-correlation');
  await suite.send(manyCallFailures(60_000, now));
  await eventually(async () => expect(await countStored()).toBeGreaterThan(0), { everyMs: 5 });
  const asked = Date.now();
  await first.stop();
  expect(Date.now() - asked).toBeLessThan(10_000);
  expect(await first.process.ended).toEqual({ code: 0, signal: null });
  await suite.start('kpi-correlation');
  await expectAllOnce(60_000);
}, 120_000);

it('brings dead letters back as they came: what is mended takes effect, what is still broken comes back', async () => {
  const topic = 'kpi.measurement.v1';
  const huge = (id: string, hoursAgo: number) =>
    aMeasurement(id, end - hoursAgo * HOUR_MS, { kpi: 'lab.huge', value: 1.5e308, unit: 'x' });
  await suite.start('kpi-correlation');
  await suite.query('kpi-correlation', capTotals);
  await suite.send([huge('H-1', 1), huge('H-2', 0)]);
  await suite.sendRecords([{ topic, key: 'SUB-1', value: 'nonsense', headers: {} }]);
  await eventually(async () => expect(await listDeadLetters(suite.kafka, topic)).toHaveLength(2));

  await suite.query('kpi-correlation', sql`delete from kpi_daily`); // the operator makes room for the sum
  expect(await replayDeadLetters(suite.producer, await listDeadLetters(suite.kafka, topic))).toBe(2);
  await eventually(async () =>
    expect(await fatesOf(suite, 'kpi-correlation', topic)).toMatchObject({ stored: 2, deadLettered: 3, total: 5 }),
  );
  expect(await countStored()).toBe(2);
});
