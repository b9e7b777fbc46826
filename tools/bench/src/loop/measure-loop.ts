import { setTimeout as pause } from 'node:timers/promises';
import { serviceNames, type ServiceName } from '@sidetone/platform/service';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import pg from 'pg';
import { figure, percentile, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { readingUrl } from '../reading-url.js';
import { eventsAt, probeAt } from './loop-load.js';
import { RowWatch, type ShownRow } from './row-watch.js';
import { coresOf, cpuSeconds, memoryOf, processors, type User } from './usage.js';

const RATES = [125, 250, 500, 1_000, 2_000, 4_000, 8_000];
const SLICES_PER_SECOND = 20;
const PROBE_EVERY_SLICES = 4;
const MOST_MS = 1_000;
const GIVE_UP_MS = 30_000;
const WARMING_SECONDS = 5;
const WARMING_RATE = 250;
const DISPATCH = { LINK_SECRET: 'a-secret-of-a-bench-that-is-long-enough', PUBLIC_URL: 'http://localhost:1' };

type Services = ReadonlyMap<ServiceName, RunningService>;

/** What one rate came to. */
interface Step {
  readonly rate: number;
  /** Events a second that were really sent: the load shares the processors. */
  readonly sent: number;
  readonly p50: Readonly<Record<ShownRow, number>>;
  readonly p95: Readonly<Record<ShownRow, number>>;
  readonly cores: readonly (readonly [User, number])[];
  readonly memory: ReadonlyMap<ServiceName, number>;
}

const slowest = ({ p95 }: Step): number => Math.max(p95.score, p95.outage);

/**
 * From an event on Kafka to its row in the view of a dashboard, with all five services at work, at ever more events a second, `seconds` each, until
 * the 95th percentile is over a second.
 */
export async function measureLoop(parts: BenchParts, seconds: number): Promise<Figure[]> {
  const suite = await openSuite({
    kafkaBrokers: parts.brokers,
    databaseAdminUrl: parts.databaseUrl,
    mostPartitions: 6,
  });
  const reader = new pg.Client({ connectionString: readingUrl(suite) });
  try {
    const services = new Map<ServiceName, RunningService>();
    for (const name of serviceNames)
      services.set(
        name,
        await suite.start(name, { LOG_LEVEL: 'warn', ...(name === 'survey-dispatch' ? DISPATCH : {}) }),
      );
    await reader.connect();
    await oneStep(suite, services, reader, { rate: WARMING_RATE, seconds: WARMING_SECONDS, first: 0 });
    const steps: Step[] = [];
    let first = WARMING_RATE * WARMING_SECONDS;
    for (const rate of RATES) {
      const step = await oneStep(suite, services, reader, { rate, seconds, first });
      first += rate * seconds;
      steps.push(step);
      tell(step, parts.say);
      if (slowest(step) > MOST_MS) break;
    }
    await Promise.all([...services.values()].map((service) => service.stop()));
    return figuresOf(steps);
  } finally {
    await reader.end();
    await suite.close();
  }
}

interface StepSize {
  readonly rate: number;
  readonly seconds: number;
  readonly first: number;
}

async function oneStep(
  suite: Suite,
  services: Services,
  reader: pg.Client,
  { rate, seconds, first }: StepSize,
): Promise<Step> {
  const watch = new RowWatch(reader);
  const before = await cpuSeconds(suite, services);
  const start = performance.now();
  const perSlice = rate / SLICES_PER_SECOND;
  const sending: Promise<unknown>[] = [];
  for (let slice = 0; slice < seconds * SLICES_PER_SECOND; slice += 1) {
    const from = Math.round(first + slice * perSlice);
    const count = Math.round(first + (slice + 1) * perSlice) - from;
    const probe = slice % PROBE_EVERY_SLICES === 0 ? probeAt(`probe-${from}-${slice}`, Date.now()) : [];
    if (probe.length > 0) watch.expect(`probe-${from}-${slice}`);
    sending.push(suite.send([...eventsAt(from, count, Date.now()), ...probe], { timestamp: Date.now() }));
    await pause(Math.max(0, start + ((slice + 1) * 1_000) / SLICES_PER_SECOND - performance.now()));
  }
  await Promise.all(sending);
  const took = (performance.now() - start) / 1_000;
  const after = await cpuSeconds(suite, services);
  const memory = memoryOf(services);
  const delays = await watch.all(GIVE_UP_MS);
  const at = (share: number) => ({ score: percentile(delays.score, share), outage: percentile(delays.outage, share) });
  const step = {
    rate,
    sent: (rate * seconds) / took,
    p50: at(0.5),
    p95: at(0.95),
    cores: coresOf(before, after, took),
    memory,
  };
  // The next rate begins when nothing of this one is left.
  await eventually(async () => {
    for (const service of services.values()) {
      const { body } = await service.call('GET', '/health/backlog');
      const { lag, outbox } = body as { lag: number; outbox: number };
      if (lag + outbox > 0) throw new Error(`${lag} records and ${outbox} events wait.`);
    }
  });
  return step;
}

function tell({ rate, sent, p50, p95, cores, memory }: Step, say: (line: string) => void): void {
  const ms = (value: number): string => value.toFixed(0).padStart(6);
  say(
    `${String(rate).padStart(5)} events/s (sent ${sent.toFixed(0)}): score ${ms(p50.score)} ms p50 ${ms(p95.score)} ms p95, outage ${ms(p50.outage)} ms p50 ${ms(p95.outage)} ms p95`,
  );
  say(`        processors of ${processors}: ${cores.map(([user, one]) => `${user} ${one.toFixed(2)}`).join(', ')}`);
  say(`        memory: ${[...memory].map(([name, mebibytes]) => `${name} ${mebibytes.toFixed(0)} MiB`).join(', ')}`);
}

function figuresOf(steps: readonly Step[]): Figure[] {
  const sustained = steps.filter((step) => slowest(step) <= MOST_MS).at(-1);
  const told = sustained ?? steps[0];
  if (told === undefined) return [];
  return [
    figure('loop.sustained_events_per_s', sustained?.sent ?? 0, 'events/s', 'higher'),
    figure('loop.event_to_score_p95_ms', told.p95.score, 'ms', 'lower', MOST_MS),
    figure('loop.event_to_outage_p95_ms', told.p95.outage, 'ms', 'lower', MOST_MS),
    ...told.cores.map(([user, cores]) => figure(`loop.cores.${user.replaceAll(' ', '-')}`, cores, 'cores', 'lower')),
    ...[...told.memory].map(([name, mebibytes]) => figure(`loop.memory_mib.${name}`, mebibytes, 'MiB', 'lower')),
  ];
}
