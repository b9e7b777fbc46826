import { availableParallelism } from 'node:os';
import { messageOf } from '@sidetone/infrastructure/failure';
import { defaultStateDir } from '@sidetone/infrastructure/state';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { bareDrain } from './bare-drain.js';
import { publishCallFailures, type Load } from './call-failure-load.js';
import { connectDrain } from './connect/connect-drain.js';
import { connectJars } from './connect/connect-jars.js';
import { figure, median, type Figure } from './figure.js';
import { forgetService } from './forget-service.js';
import { measureFlood } from './measure-flood.js';
import type { BenchParts } from './measure-runner.js';
import { residentMemory } from './resident-memory.js';
import { serviceDrain } from './service-drain.js';
import { twoProcessesRate } from './two-processes.js';

const SERVICE = 'kpi-correlation';
const TOPIC = 'oss.call.v1';
/** The same events with their id in the value: the sink reads no header into its key. */
const PEER_TOPIC = 'bench.call.with-id';
const PARTITIONS = 6;
/** The smallest, the middle and the largest drain, as parts of `records`. */
const SIZES = [0.2, 1, 5] as const;
/** Several transactions a partition: what the clock does not see of the first ones would flatter. */
const FLOOD_SHARE = 0.5;

/** Taking in call failures, whole: against Kafka Connect and a bare client, with two processes, over growing loads, and amid bad events. */
export async function measureIngest(parts: BenchParts, records: number, rounds: number): Promise<Figure[]> {
  const suite = await openSuite({
    kafkaBrokers: parts.brokers,
    databaseAdminUrl: parts.databaseUrl,
    mostPartitions: PARTITIONS,
  });
  try {
    await (await suite.start(SERVICE, { LOG_LEVEL: 'warn' })).stop(); // makes its tables
    return [
      ...(await againstPeers(parts, suite, records, rounds)),
      ...(await measureFlood(parts, Math.round(records * FLOOD_SHARE), rounds)),
    ];
  } finally {
    await suite.close();
  }
}

async function againstPeers(parts: BenchParts, suite: Suite, records: number, rounds: number): Promise<Figure[]> {
  const { say, brokers } = parts;
  const now = Date.now();
  const [small, , large] = SIZES.map((part) => Math.round(part * records)) as [number, number, number];
  say(`publishing ${small} call failures`);
  await publishCallFailures(suite.producer, small, now);
  await forgetService(suite, SERVICE);
  const smallSeconds = secondsOfAll(await serviceDrain(suite, small), small);
  say(`publishing ${records - small} more`);
  const rest = await publishCallFailures(suite.producer, records - small, now, { from: small });
  const jars = await peerJars(say);
  const load = jars === undefined ? undefined : await publishForPeer(suite, records, now);

  const rates = {
    service: new Array<number>(),
    bare: new Array<number>(),
    connect: new Array<number>(),
    two: new Array<number>(),
  };
  for (let round = 1; round <= rounds; round += 1) {
    const saying = (what: string): void => say(`round ${round} of ${rounds}: ${what}`);
    saying('bare client and insert');
    rates.bare.push(rateOf(await bareDrain(brokers, suite.topicPrefix + TOPIC, suite.databaseUrlOf(SERVICE), records)));
    saying('the service');
    await forgetService(suite, SERVICE);
    rates.service.push(rateOf(await serviceDrain(suite, records)));
    if (jars !== undefined && load !== undefined) {
      saying('Kafka Connect with the JDBC sink');
      rates.connect.push(
        rateOf(
          await connectDrain({
            jars,
            load,
            brokers,
            topic: suite.topicPrefix + PEER_TOPIC,
            databaseUrl: suite.databaseUrl,
          }),
        ),
      );
    }
    saying(`two processes of the service (${availableParallelism()} cores)`);
    await forgetService(suite, SERVICE);
    const two = await twoProcessesRate(suite, records);
    if (two === undefined)
      say('too few records were left when the second was ready; take more --records for this figure');
    else rates.two.push(two);
  }
  const growth = await growing(parts, suite, records, large, now);
  const perRound = (others: readonly number[]): number =>
    median(others.map((other, round) => (rates.service[round] ?? Number.NaN) / other));
  return [
    figure('ingest.events_per_s', median(rates.service), 'events/s', 'higher'),
    figure('ingest.bare_events_per_s', median(rates.bare), 'events/s', 'higher'),
    figure('ingest.vs_bare', perRound(rates.bare), 'x', 'higher', 0.8),
    ...(rates.connect.length === 0
      ? []
      : [
          figure('ingest.kafka_connect_events_per_s', median(rates.connect), 'events/s', 'higher'),
          figure('ingest.vs_kafka_connect', perRound(rates.connect), 'x', 'higher', 2.5),
        ]),
    figure('ingest.bytes_per_event', rest.bytes / rest.records, 'B', 'lower'),
    figure('ingest.cores', availableParallelism(), '', 'higher'),
    ...(rates.two.length === 0
      ? []
      : [figure('ingest.two_processes_vs_one', 1 / perRound(rates.two), 'x', 'higher', 1.5)]),
    figure(`ingest.seconds_at_${sizeName(small)}`, smallSeconds, 's', 'lower'),
    figure(`ingest.seconds_at_${sizeName(records)}`, records / median(rates.service), 's', 'lower'),
    figure(`ingest.seconds_at_${sizeName(large)}`, growth.seconds, 's', 'lower'),
    figure('ingest.linearity', growth.seconds / large / (smallSeconds / small), 'x', 'lower', 1.15),
    ...growth.memory,
  ];
}

/** The largest drain by one process, and what it held in memory by its end against what it held after a tenth. */
async function growing(
  { say }: BenchParts,
  suite: Suite,
  before: number,
  records: number,
  now: number,
): Promise<{ seconds: number; memory: Figure[] }> {
  say(`publishing ${records - before} more, for a drain of ${records} by one process`);
  await publishCallFailures(suite.producer, records - before, now, { from: before });
  await forgetService(suite, SERVICE);
  const [early, late] = [new Array<number>(), new Array<number>()];
  const drain = await serviceDrain(suite, records, (done: number, service: RunningService | undefined) => {
    const bytes = service && residentMemory(service.process.pid);
    if (bytes === undefined) return;
    const part = done / records;
    if (part >= 0.08 && part <= 0.2) early.push(bytes);
    if (part >= 0.9) late.push(bytes);
  });
  if (early.length === 0 || late.length === 0)
    say(
      'no memory was seen after a tenth of the events (too few of them, or no /proc here), so its growth is left out',
    );
  return {
    seconds: secondsOfAll(drain, records),
    memory:
      early.length === 0 || late.length === 0
        ? []
        : [
            figure('ingest.memory_mb_at_end', median(late) / 1024 ** 2, 'MB', 'lower'),
            figure('ingest.memory_growth_ratio', median(late) / median(early), 'x', 'lower', 1.2),
          ],
  };
}

async function peerJars(say: (line: string) => void): Promise<string | undefined> {
  try {
    return await connectJars(defaultStateDir(process.env), say);
  } catch (error) {
    say(`Kafka Connect is left out: ${messageOf(error)}`);
    return undefined;
  }
}

async function publishForPeer(suite: Suite, records: number, now: number): Promise<Load> {
  await suite.kafka.createTopics([{ name: PEER_TOPIC, partitions: PARTITIONS, config: {} }]);
  return publishCallFailures(suite.producer, records, now, {
    also: (record) => [
      {
        ...record,
        topic: PEER_TOPIC,
        value: `{"eventId":${JSON.stringify(record.headers['ce_id'])},${String(record.value).slice(1)}`,
      },
    ],
  });
}

const rateOf = ({ records, seconds }: { records: number; seconds: number }): number => records / seconds;
/** What all records would take at the rate measured after the first of them. */
const secondsOfAll = (drain: { records: number; seconds: number }, all: number): number => all / rateOf(drain);
const sizeName = (records: number): string => (records >= 1_000 ? `${Math.round(records / 1_000)}k` : String(records));
