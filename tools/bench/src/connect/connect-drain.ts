import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { freePort } from '@sidetone/infrastructure/ports';
import { superviseProcess, type SupervisedProcess } from '@sidetone/infrastructure/processes';
import pg from 'pg';
import type { Load } from '../call-failure-load.js';
import { sinkSettings, workerProperties, type ConnectPlan } from './connect-settings.js';

export interface ConnectDrain {
  readonly records: number;
  readonly seconds: number;
}

export interface ConnectQuestion extends Pick<ConnectPlan, 'brokers' | 'topic' | 'databaseUrl'> {
  /** The folder with its jars. */
  readonly jars: string;
  readonly load: Load;
}

const TABLE = 'connect_event';
const HEAP = '-Xmx2g';
const READY_WITHIN_MS = 120_000;
const GIVE_UP_MS = 180_000;

/** Drains a topic with Kafka Connect and Debezium's JDBC sink, one worker started for it and ended after it. Counts from the first rows to the last. */
export async function connectDrain({ jars, load, ...where }: ConnectQuestion): Promise<ConnectDrain> {
  const folder = await mkdtemp(join(tmpdir(), 'sidetone-connect-'));
  const plan = { ...where, port: await freePort(), folder, table: TABLE };
  const client = new pg.Client({ connectionString: where.databaseUrl });
  await client.connect();
  let worker: SupervisedProcess | undefined;
  try {
    await client.query(`drop table if exists ${TABLE}`);
    await mkdir(join(folder, 'plugins'));
    await writeFile(join(folder, 'worker.properties'), workerProperties(plan));
    worker = await superviseProcess({
      name: 'Kafka Connect',
      command: 'java',
      args: [
        HEAP,
        '-cp',
        join(jars, '*'),
        'org.apache.kafka.connect.cli.ConnectStandalone',
        join(folder, 'worker.properties'),
      ],
      cwd: folder,
      logFile: join(folder, 'worker.log'),
      readyUrl: `http://127.0.0.1:${plan.port}/connectors`,
      readyWithinMs: READY_WITHIN_MS,
    });
    await startSink(plan);
    return await drained(client, load, worker);
  } finally {
    await worker?.stop();
    await client.query(`drop table if exists ${TABLE}`);
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startSink(plan: ConnectPlan): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${plan.port}/connectors`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'sink', config: sinkSettings(plan) }),
  });
  if (response.ok) return;
  throw new InfrastructureError(`Kafka Connect does not take the sink (${response.status}): ${await response.text()}`);
}

/** Looks at the size of the table, which costs the database nothing, and counts rows only when it has stopped growing. */
async function drained(client: pg.Client, { records, events }: Load, worker: SupervisedProcess): Promise<ConnectDrain> {
  let first: { at: number; rows: number } | undefined;
  let [size, grewAt, counted] = [0, performance.now(), 0];
  for (;;) {
    await pause(20);
    const now = performance.now();
    const bytes = await tableBytes(client);
    if (bytes > size) {
      [size, grewAt] = [bytes, now];
      first ??= { at: now, rows: await rowsOf(client) };
    } else if (now - grewAt > 500 && first !== undefined && size !== counted) {
      counted = size;
      if ((await rowsOf(client)) >= events)
        return { records: records - first.rows, seconds: (grewAt - first.at) / 1000 };
    }
    if (now - grewAt > GIVE_UP_MS || worker.ending() !== undefined)
      throw new InfrastructureError(
        `Kafka Connect has stored ${first === undefined ? 0 : await rowsOf(client)} of ${events} events and goes on no more.\n${await worker.lastLines()}`,
      );
  }
}

async function tableBytes(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ bytes: number | null }>(
    `select pg_relation_size(to_regclass('${TABLE}'))::float8 as bytes`,
  );
  return rows[0]?.bytes ?? 0;
}

async function rowsOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::float8 as n from ${TABLE}`);
  return rows[0]?.n ?? 0;
}
