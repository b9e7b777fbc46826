import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeRecord } from '@sidetone/contracts/cloudevents';
import { Database, type Transaction } from '@sidetone/platform/database';
import { Kafka, logLevel } from 'kafkajs';
import type { Drain } from './bare-drain.js';

/** As much of the built service as is needed: its handler for call failures. */
interface BuiltService {
  readonly handler: { handle(batch: { events: readonly unknown[] }, tx: Transaction): Promise<readonly unknown[]> };
}

/** The same handler fed one message at a time, each in a transaction, offsets committed by the client: what Nest's own Kafka transport leads to. */
export async function oneAtATime(
  brokers: readonly string[],
  topic: string,
  prefix: string,
  databaseUrl: string,
  records: number,
  root: string,
): Promise<Drain> {
  const { handler } = await builtService(root);
  const database = new Database({ url: databaseUrl, schema: 'kpi_correlation', poolSize: 3, migrations: [] });
  await database.source.initialize();
  const kafka = new Kafka({ clientId: 'one-at-a-time', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `one-at-a-time-${Date.now()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let done = 0;
  let start: { at: number; cpu: NodeJS.CpuUsage } | undefined;
  const result = await new Promise<Drain>((resolve, reject) => {
    consumer
      .run({
        eachMessage: async ({ message: { key, value, headers = {}, timestamp } }) => {
          if (done >= records) return;
          start ??= { at: performance.now(), cpu: process.cpuUsage() };
          const decoded = decodeRecord({
            topic: topic.slice(prefix.length),
            key,
            value,
            headers,
            timestamp: Number(timestamp),
          });
          if (decoded.kind === 'event')
            await database.transaction((tx) => handler.handle({ events: [decoded.event] }, tx));
          done += 1;
          if (done < records) return;
          const cpu = process.cpuUsage(start.cpu);
          resolve({
            records,
            seconds: (performance.now() - start.at) / 1000,
            cpuSeconds: (cpu.user + cpu.system) / 1e6,
          });
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  await database.close();
  return result;
}

async function builtService(root: string): Promise<BuiltService> {
  const built = (file: string): Promise<Record<string, new (...args: unknown[]) => never>> =>
    import(pathToFileURL(join(root, 'apps', 'kpi-correlation', 'dist', 'store-events', file)).href);
  const { EventStore } = await built('event-store.js');
  const { StoreCallFailures } = await built('store-call-failures.handler.js');
  if (!EventStore || !StoreCallFailures) throw new Error('kpi-correlation is not built: run npm run build first.');
  return { handler: new StoreCallFailures(new EventStore({ OPERATOR_TIME_ZONE: 'UTC' })) };
}
