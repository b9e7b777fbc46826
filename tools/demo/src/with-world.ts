import { freePort, requireFree } from '@sidetone/infrastructure/ports';
import {
  createProgress,
  openResultFile,
  openStack,
  withLogFolder,
  type OpenStack,
  type Progress,
  type ResultFile,
} from '@sidetone/testing/stack';
import type { DemoOptions } from './arguments.js';
import { READING_ROLE, READING_SCHEMA } from '@sidetone/platform/database';
import { serviceDatabaseUrl } from '@sidetone/platform/service';
import { readGlances, type GlanceReader, type Planted } from './glance/index.js';
import { startProxy } from './proxy/start-proxy.js';
import { progressLine } from './show/progress-line.js';
import type { SimulatorProgress } from './simulator/simulator-output.js';
import { startSimulator, type RunningSimulator } from './simulator/start-simulator.js';
import { createStopwatch, type Stopwatch } from './stopwatch.js';

/** One machine plays the whole operator. */
const PARTITIONS = 3;

export interface WorldSettings {
  /** Names the run: its database, topics, and what is said of it. */
  readonly name: string;
  readonly options: DemoOptions;
  /** Settings of the services beside the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the profile has to set up surveys. */
  readonly needsSurveys?: boolean;
}

/** A platform with an operator that lives on it. */
export interface LivingWorld {
  readonly base: string;
  readonly stack: OpenStack;
  readonly simulator: RunningSimulator;
  /** The address of the reading contract. */
  readonly readingUrl: string;
  /** What the page at `/` shows. */
  readonly glances: GlanceReader;
  readonly progress: Progress;
  readonly watch: Stopwatch;
  readonly file: ResultFile;
  /** Rejects when something ends that should not, and when the run is stopped. */
  readonly failure: Promise<never>;
}

/** Starts platform and operator, has `body` look at them, and leaves nothing running. Returns what `body` returns: the exit code. */
export async function withWorld(
  { name, options, env = {}, needsSurveys = false }: WorldSettings,
  signal: AbortSignal,
  body: (world: LivingWorld) => Promise<number>,
): Promise<number> {
  const progress = createProgress(process.stdout);
  const watch = createStopwatch();
  const base = `http://localhost:${options.port}`;
  const file = await openResultFile(options.out);
  await requireFree(options.port, `the ${name}`);
  const gatewayPort = await freePort();
  let stopping = false;
  const undo: (() => Promise<void>)[] = [];
  let stack: OpenStack | undefined;
  try {
    stack = await openStack({
      name,
      data: 'fresh',
      partitions: PARTITIONS,
      keep: options.keep,
      clock: 'simulated',
      gatewayUrl: `http://127.0.0.1:${gatewayPort}`,
      publicUrl: base,
      processEnv: process.env,
      env,
      log: (line) => progress.step(line),
      signal,
    });
    const { stop, broken } = stack;
    undo.push(stop);
    const page = { timeZone: env['OPERATOR_TIME_ZONE'] ?? 'UTC' };
    let planted: Planted | undefined;
    const glances = readGlances({
      ...page,
      databaseUrl: readingUrl(stack),
      planted: () => Promise.resolve(planted),
    });
    undo.push(() => glances.stop());
    const { services } = stack;
    const proxy = await startProxy({ port: options.port, host: 'localhost', services, glances, page });
    undo.push(() => proxy.stop());
    watch.lap('start');
    progress.step(`living through ${options.days + 28} days of ${options.customers} customers, seed ${options.seed}`);
    const tell = (now: SimulatorProgress): void => {
      if (!stopping && now.stage !== 'live') progress.update(progressLine(now, options.days));
    };
    const simulator = await startSimulator(options, stack, gatewayPort, tell, { needsSurveys });
    undo.push(() => simulator.stop());
    void simulator.history.then(
      ({ truth }) => (planted = truth.effects),
      () => undefined,
    );
    const stopped = new Promise<never>((_, reject) => {
      // It may have been stopped while the simulator was starting; a listener that comes later hears nothing of that.
      if (signal.aborted) reject(signal.reason);
      else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    stopped.catch(() => undefined);
    const failure = Promise.race([broken.then((error) => Promise.reject(error)), simulator.failure, stopped]);
    failure.catch(() => undefined);
    return await body({
      base,
      stack,
      simulator,
      readingUrl: readingUrl(stack),
      glances,
      progress,
      watch,
      file,
      failure,
    });
  } catch (error) {
    throw stack && !signal.aborted ? withLogFolder(error, stack.keepLogs()) : error;
  } finally {
    stopping = true;
    progress.done();
    if (undo.length > 0) progress.step('stopping');
    for (const step of undo.reverse()) await step();
  }
}

/** The address of the reading contract. */
function readingUrl({ settings: { databaseUrl, databasePassword } }: OpenStack): string {
  return serviceDatabaseUrl(databaseUrl, { schema: READING_SCHEMA, role: READING_ROLE, password: databasePassword });
}
