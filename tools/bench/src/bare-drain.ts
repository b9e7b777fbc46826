import { eventKey } from '@sidetone/contracts/identity';
import { sql, unnest } from '@sidetone/platform/database';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';

/** The yardstick: kafkajs straight into one `unnest` insert of the same rows under the same key; no validation, no totals, no second key. */
const COLUMNS = {
  event_key: 'uuid',
  substance_key: 'uuid',
  type: 'text',
  happened_at: 'timestamptz',
  day: 'date',
  arrived_at: 'float8',
  late: 'bool',
  source: 'text',
  event_id: 'text',
  subject: 'text',
  entity_id: 'text',
  subscription_id: 'text',
  customer_id: 'text',
  kpi: 'text',
  amount: 'float8',
  revision: 'int8',
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
          const rows = batch.messages.map(({ value, headers = {}, timestamp }) => {
            const text = value?.toString() ?? '';
            const data = JSON.parse(text) as { callId: string; subscriptionId: string; kind: string };
            const source = String(headers['ce_source']);
            const id = String(headers['ce_id']);
            const time = String(headers['ce_time']);
            return {
              event_key: eventKey(source, id),
              substance_key: eventKey('oss.call.failure.v1', `${data.callId}\n${data.subscriptionId}`),
              type: 'oss.call.failure.v1',
              happened_at: time,
              day: time.slice(0, 10),
              arrived_at: Number(timestamp),
              late: false,
              source,
              event_id: id,
              subject: String(headers['ce_subject']),
              entity_id: null,
              subscription_id: data.subscriptionId,
              customer_id: null,
              kpi: data.kind === 'drop' ? 'voice.drop.count' : 'voice.setupfail.count',
              amount: 1,
              revision: 1,
              data: text,
            };
          });
          const insert = sql`insert into bare_event select event_key, substance_key, type, happened_at, day, to_timestamp(arrived_at / 1000), late, source, event_id,
            subject, entity_id, subscription_id, customer_id, kpi, amount, revision, data from ${unnest(COLUMNS, rows)} on conflict do nothing`;
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
