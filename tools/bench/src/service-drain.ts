import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '@sidetone/platform/database';
import type { RunningService, Suite } from '@sidetone/testing/suite';
import type { Drain } from './bare-drain.js';

export interface ServiceDrain extends Drain {
  /** CPU seconds by part: what the service spent in each step, and what the database's processes spent for it (null where they cannot be seen). */
  readonly cpuBySteps: Readonly<Record<string, number | null>>;
}

const TOPIC = 'oss.call.v1';

/** Drains the topic with the built service as it is shipped: validated, deduplicated, stored with the totals, offsets after commit. */
export async function serviceDrain(
  suite: Suite,
  records: number,
  env: Readonly<Record<string, string>> = {},
): Promise<ServiceDrain> {
  const starting = suite.start('kpi-correlation', { LOG_LEVEL: 'warn', ...env });
  let first: { at: number; done: number } | undefined;
  let done = 0;
  const deadline = Date.now() + 180_000;
  while (done < records) {
    if (Date.now() > deadline) throw new Error(`The service has taken ${done} of ${records} records in three minutes.`);
    await pause(20);
    done = await counted(suite);
    if (done > 0) first ??= { at: performance.now(), done };
  }
  const seconds = (performance.now() - (first?.at ?? 0)) / 1000;
  const service = await starting;
  const steps = await stepSeconds(service);
  const databaseCpu = await databaseCpuSeconds(suite);
  await service.stop();
  return {
    records: records - (first?.done ?? 0),
    seconds,
    cpuSeconds: steps['process'] ?? 0,
    cpuBySteps: { decode: steps['decode'] ?? null, process: steps['process'] ?? null, database: databaseCpu },
  };
}

/** CPU seconds that a service spends on starting, with nothing to do. */
export async function startingCpuSeconds(suite: Suite): Promise<number> {
  const service = await suite.start('kpi-correlation', { LOG_LEVEL: 'warn' });
  const { process: seconds = 0 } = await stepSeconds(service);
  await service.stop();
  return seconds;
}

async function counted(suite: Suite): Promise<number> {
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
