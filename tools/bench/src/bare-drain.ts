import { eventKey } from '@sidetone/contracts/identity';
import { sql, unnest } from '@sidetone/platform/database';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';

/**
 * The yardstick: kafkajs straight into one `unnest` insert of the columns that the service stores, under the same uuid key; neither
 * validated nor added up, no second key, no index. Three partitions at once, each with a connection of its own.
 */
const COLUMNS = {
  event_key: 'uuid',
  seq: 'int8',
  day: 'date',
  type: 'text',
  happened_at: 'timestamptz',
  arrived_at: 'float8',
  late: 'bool',
  source: 'text',
  event_id: 'text',
  subject: 'text',
  subscription_id: 'text',
  customer_id: 'text',
  resource_id: 'text',
  entity_id: 'text',
  kpi: 'text',
  amount: 'numeric',
  weight: 'numeric',
  more: 'jsonb',
  used: 'bool',
  data: 'text',
} as const;

export interface Drain {
  readonly records: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Drains `records` records of a topic into a table of its own. Counts from the end of the first batch to the end of the last. */
export async function bareDrain(
  brokers: readonly string[],
  topic: string,
  databaseUrl: string,
  records: number,
): Promise<Drain> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 });
  await pool.query('drop table if exists bare_event');
  await pool.query(
    `create table bare_event (${Object.entries(COLUMNS)
      .map(([name, type]) => `${name} ${name === 'arrived_at' ? 'timestamptz' : type}`)
      .join(', ')}, primary key (event_key))`,
  );
  const kafka = new Kafka({ clientId: 'bare', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({
    groupId: `bare-${Date.now()}`,
    maxWaitTimeInMs: 100,
    maxBytesPerPartition: 12 * 1024 * 1024,
    maxBytes: 48 * 1024 * 1024,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let done = 0;
  let first: { at: number; done: number; cpu: NodeJS.CpuUsage } | undefined;
  const result = await new Promise<Drain>((resolve, reject) => {
    consumer
      .run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 3,
        eachBatch: async ({ batch, resolveOffset }) => {
          const rows = batch.messages.map(({ value, headers = {}, timestamp, offset }) => {
            const text = value?.toString() ?? '';
            const data = JSON.parse(text) as { subscriptionId: string; kind: string };
            const source = String(headers['ce_source']);
            const id = String(headers['ce_id']);
            const time = String(headers['ce_time']);
            return {
              event_key: eventKey(source, id),
              seq: Number(offset),
              day: time.slice(0, 10),
              type: 'oss.call.failure.v1',
              happened_at: time,
              arrived_at: Number(timestamp),
              late: false,
              source,
              event_id: id,
              subject: String(headers['ce_subject']),
              subscription_id: data.subscriptionId,
              customer_id: null,
              resource_id: null,
              entity_id: null,
              kpi: data.kind === 'drop' ? 'voice.drop.count' : 'voice.setupfail.count',
              amount: 1,
              weight: null,
              more: null,
              used: true,
              data: text,
            };
          });
          const insert = sql`insert into bare_event select event_key, seq, day, type, happened_at, to_timestamp(arrived_at / 1000), late, source, event_id,
            subject, subscription_id, customer_id, resource_id, entity_id, kpi, amount, weight, more, used, data
            from ${unnest(COLUMNS, rows)} on conflict do nothing`;
          await pool.query(insert.text, [...insert.values]);
          resolveOffset(batch.lastOffset());
          await consumer.commitOffsets([
            { topic, partition: batch.partition, offset: String(BigInt(batch.lastOffset()) + 1n) },
          ]);
          done += rows.length;
          first ??= { at: performance.now(), done, cpu: process.cpuUsage() };
          if (done < records) return;
          const cpu = process.cpuUsage(first.cpu);
          resolve({
            records: done - first.done,
            seconds: (performance.now() - first.at) / 1000,
            cpuSeconds: (cpu.user + cpu.system) / 1e6,
          });
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  await pool.query('drop table bare_event');
  await pool.end();
  return result;
}
