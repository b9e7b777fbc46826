import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { InfrastructureError, messageOf } from '@sidetone/infrastructure/failure';
import { sql } from '@sidetone/platform/database';
import type { RunningService, Suite } from '@sidetone/testing/suite';
import type { Drain } from './bare-drain.js';

export interface ServiceDrain extends Drain {
  /** CPU seconds by part: what the service spent in each step, and what the database's processes spent for it (null where they cannot be seen). */
  readonly cpuBySteps: Readonly<Record<string, number | null>>;
}

const SERVICE = 'kpi-correlation';
const TOPIC = 'oss.call.v1';
const GIVE_UP_MS = 180_000;

/** Drains the topic with the built service as it is shipped: validated, deduplicated, stored with the totals, offsets after commit. */
export async function serviceDrain(
  suite: Suite,
  records: number,
  onProgress: (done: number, service: RunningService | undefined) => void = () => undefined,
): Promise<ServiceDrain> {
  const { starting, service } = startService(suite);
  let first: { at: number; done: number } | undefined;
  let last = { at: performance.now(), done: 0 };
  while (last.done < records) {
    await pause(20);
    service.throwIfFailed();
    const done = await countedRecords(suite);
    if (done > last.done) last = { at: performance.now(), done };
    else requireProgress(last, records);
    if (done > 0) first ??= last;
    onProgress(done, service.running);
  }
  const running = await starting;
  const steps = await stepSeconds(running);
  const databaseCpu = await databaseCpuSeconds(suite);
  await running.stop();
  return {
    records: records - (first?.done ?? 0),
    seconds: (last.at - (first?.at ?? 0)) / 1000,
    cpuSeconds: steps['process'] ?? 0,
    cpuBySteps: { decode: steps['decode'] ?? null, process: steps['process'] ?? null, database: databaseCpu },
  };
}

interface StartingService {
  readonly starting: Promise<RunningService>;
  readonly service: { readonly running: RunningService | undefined; throwIfFailed(): void };
}

/** Starts the service without waiting for it: it takes records before it calls itself ready. What keeps it from starting is told where the drain waits. */
export function startService(suite: Suite): StartingService {
  const starting = suite.start(SERVICE, { LOG_LEVEL: 'warn' });
  let running: RunningService | undefined;
  let failure: unknown;
  starting.then(
    (started) => (running = started),
    (error: unknown) => (failure = error),
  );
  return {
    starting,
    service: {
      get running() {
        return running;
      },
      throwIfFailed() {
        if (failure !== undefined)
          throw new InfrastructureError(
            `There is nothing to measure, because ${SERVICE} cannot be started: ${messageOf(failure)}`,
          );
      },
    },
  };
}

/** @throws InfrastructureError when nothing has been taken for three minutes */
export function requireProgress(last: { readonly at: number; readonly done: number }, records: number): void {
  if (performance.now() - last.at < GIVE_UP_MS) return;
  throw new InfrastructureError(
    `${SERVICE} has taken ${last.done} of ${records} records, and none for three minutes; what holds it up stands in its log.`,
  );
}

/** CPU seconds that a service spends on starting, with nothing to do. */
export async function startingCpuSeconds(suite: Suite): Promise<number> {
  const service = await suite.start('kpi-correlation', { LOG_LEVEL: 'warn' });
  const { process: seconds = 0 } = await stepSeconds(service);
  await service.stop();
  return seconds;
}

/** How many records of the topic the service has done; 0 while it has no tables yet. */
export async function countedRecords(suite: Suite): Promise<number> {
  try {
    const [row] = await suite.query<{ done: number }>(
      'kpi-correlation',
      sql`select coalesce(sum(counted_to), 0)::float8 as done from record_position where topic = ${TOPIC}`,
    );
    return row?.done ?? 0;
  } catch {
    return 0; // the service has not made its tables yet
  }
}

async function stepSeconds(service: RunningService): Promise<Record<string, number>> {
  const { body } = await service.call('GET', '/metrics');
  const steps: Record<string, number> = {};
  for (const line of String(body).split('\n')) {
    const step = /^sidetone_batch_step_seconds_total\{.*step="(\w+)".*\} ([\d.e+-]+)/.exec(line);
    if (step?.[1]) steps[step[1]] = Number(step[2]);
    const cpu = /^process_cpu_seconds_total(?:\{.*\})? ([\d.e+-]+)/.exec(line);
    if (cpu) steps['process'] = Number(cpu[1]);
  }
  return steps;
}

/** CPU seconds of the service's database processes, from /proc; null where the database runs elsewhere. */
async function databaseCpuSeconds(suite: Suite): Promise<number | null> {
  const rows = await suite.query<{ pid: number }>(
    'kpi-correlation',
    sql`select pid from pg_stat_activity where application_name = 'sidetone kpi_correlation'`,
  );
  let ticks = 0;
  for (const { pid } of rows) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined) return null;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / 100;
}
