import { openSuite } from '@sidetone/testing/suite';
import type { ServiceName } from '@sidetone/platform/service';
import { bareDrain } from './bare-drain.js';
import { publishCallFailures } from './call-failure-load.js';
import { forgetService } from './forget-service.js';
import { figure, median, type Figure } from './figure.js';
import { oneAtATime } from './one-at-a-time.js';
import { serviceDrain, startingCpuSeconds, type ServiceDrain } from './service-drain.js';

export interface BenchParts {
  readonly brokers: readonly string[];
  readonly databaseUrl: string;
  readonly root: string;
  readonly say: (line: string) => void;
}

const SERVICE: ServiceName = 'kpi-correlation';
const TOPIC = 'oss.call.v1';
const ONE_AT_A_TIME_RECORDS = 4_000;

/**
 * The consume → store path for call failures (validated, deduplicated, stored with the daily totals, offsets after commit), against the
 * same handler fed one message at a time and against a bare client with a bare insert. Bare and service take turns; ratios are of neighbours.
 */
export async function measureRunner(
  { brokers, databaseUrl, root, say }: BenchParts,
  records: number,
  rounds: number,
): Promise<Figure[]> {
  const suite = await openSuite({ kafkaBrokers: brokers, databaseAdminUrl: databaseUrl, mostPartitions: 6 });
  try {
    const startingCpu = await startingCpuSeconds(suite);
    say(`publishing ${records} call failures`);
    await publishCallFailures(suite.producer, records, Date.now());
    const topic = suite.topicPrefix + TOPIC;
    const bare: number[] = [];
    const service: number[] = [];
    const drains: ServiceDrain[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}: bare client and insert`);
      const yardstick = await bareDrain(brokers, topic, suite.databaseUrlOf(SERVICE), records);
      bare.push(yardstick.records / yardstick.seconds);
      say(`round ${round} of ${rounds}: the service`);
      await forgetService(suite, SERVICE);
      const drain = await serviceDrain(suite, records);
      drains.push(drain);
      service.push(drain.records / drain.seconds);
    }
    say('the same handler, one message at a time');
    await forgetService(suite, SERVICE);
    const single = await oneAtATime(suite, TOPIC, Math.min(ONE_AT_A_TIME_RECORDS, records), root);
    const singleRate = single.records / single.seconds;
    return [
      figure('runner.events_per_s', median(service), 'events/s', 'higher'),
      figure('runner.bare_events_per_s', median(bare), 'events/s', 'higher'),
      figure('runner.one_at_a_time_events_per_s', singleRate, 'events/s', 'higher'),
      figure('runner.vs_one_at_a_time', median(service) / singleRate, 'x', 'higher', 30),
      figure(
        'runner.vs_bare',
        median(service.map((rate, index) => rate / (bare[index] ?? Number.NaN))),
        'x',
        'higher',
        0.6,
      ),
      ...cpuFigures(drains, records, startingCpu),
    ];
  } finally {
    await suite.close();
  }
}

/** CPU seconds per 100,000 events by step: reading and validating, the rest of the service (client, arrays, garbage collection), the database. */
function cpuFigures(drains: readonly ServiceDrain[], records: number, startingCpu: number): Figure[] {
  const per100k = (name: string, of: (drain: ServiceDrain) => number | null): Figure[] => {
    const seconds = drains.flatMap((drain) => of(drain) ?? []);
    return seconds.length === 0
      ? []
      : [figure(`runner.cpu_s_per_100k.${name}`, (median(seconds) / records) * 100_000, 's', 'lower')];
  };
  return [
    ...per100k('decode', ({ cpuBySteps }) => cpuBySteps['decode'] ?? null),
    ...per100k('rest_of_service', ({ cpuBySteps: { process, decode } }) =>
      process == null || decode == null ? null : process - startingCpu - decode,
    ),
    ...per100k('database', ({ cpuBySteps }) => cpuBySteps['database'] ?? null),
  ];
}
