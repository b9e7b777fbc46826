import { sql, trustedSql, unnest } from '@sidetone/platform/database';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import type { Drain } from '../bare-drain.js';

/**
 * The yardstick: kafkajs straight into one `unnest` insert of the same rows into `answer_fact` with all its indexes. Customers are known by
 * heart; nothing is validated, locked, looked up, counted or told.
 */
const COLUMNS = {
  response_id: 'text',
  revision: 'bigint',
  withdrawn: 'boolean',
  invitation_id: 'text',
  survey_id: 'text',
  kind: 'text',
  journey_area: 'text',
  score: 'smallint',
  band: 'text',
  answered_at: 'timestamptz',
  week: 'text',
  day: 'date',
  contact_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  channel: 'text',
  language: 'text',
  dispatched_at: 'timestamptz',
  delay_minutes: 'float8',
  reasons: 'jsonb',
  comment: 'text',
  segment: 'text',
  region: 'text',
  contract_level: 'text',
  account: 'text',
  customer_known: 'boolean',
} as const;

const names = trustedSql(Object.keys(COLUMNS).join(', '));

interface Said {
  readonly responseId: string;
  readonly invitationId: string;
  readonly surveyId: string;
  readonly kind: string;
  readonly journeyArea: string;
  readonly score: number;
  readonly answeredAt: string;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly channel: string;
  readonly language: string;
  readonly dispatchedAt: string;
  readonly answerDelayMin: number;
  readonly reasons: readonly string[];
  readonly comment?: string;
}

interface Customer {
  readonly customer_id: string;
  readonly segment: string;
  readonly region: string;
  readonly contract_level: string;
}

/** Drains `records` answers of a topic. Counts from the end of the first batch to the end of the last. */
export async function bareAnswers(
  brokers: readonly string[],
  topic: string,
  databaseUrl: string,
  records: number,
): Promise<Drain> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 });
  const { rows } = await pool.query<Customer>('select customer_id, segment, region, contract_level from customer');
  const customers = new Map(rows.map((row) => [row.customer_id, row]));
  const kafka = new Kafka({ clientId: 'bare', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({
    groupId: `bare-${Date.now()}`,
    maxWaitTimeInMs: 100,
    maxBytesPerPartition: 3 << 20,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let done = 0;
  let first: { at: number; done: number; cpu: NodeJS.CpuUsage } | undefined;
  try {
    return await new Promise<Drain>((resolve, reject) => {
      consumer
        .run({
          autoCommit: false,
          partitionsConsumedConcurrently: 3,
          eachBatch: async ({ batch }) => {
            const facts = batch.messages.map(({ value }) => factOf(JSON.parse(String(value)) as Said, customers));
            const insert = sql`insert into answer_fact (${names}) select ${names} from ${unnest(COLUMNS, facts)}`;
            await pool.query(insert.text, [...insert.values]);
            const offset = String(BigInt(batch.lastOffset()) + 1n);
            await consumer.commitOffsets([{ topic, partition: batch.partition, offset }]);
            done += facts.length;
            first ??= { at: performance.now(), done, cpu: process.cpuUsage() };
            if (done < records) return;
            const cpu = process.cpuUsage(first.cpu);
            const seconds = (performance.now() - first.at) / 1_000;
            resolve({ records: done - first.done, seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6 });
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
    await pool.end();
  }
}

function factOf(said: Said, customers: ReadonlyMap<string, Customer>): Readonly<Record<keyof typeof COLUMNS, unknown>> {
  const customer = customers.get(said.customerId);
  return {
    ...{ response_id: said.responseId, revision: 1, withdrawn: false, invitation_id: said.invitationId },
    ...{ survey_id: said.surveyId, kind: said.kind, journey_area: said.journeyArea, score: said.score },
    band: said.score >= 9 ? 'promoter' : said.score >= 7 ? 'passive' : 'detractor',
    ...{ answered_at: said.answeredAt, week: '2026-W01', day: said.answeredAt.slice(0, 10) },
    ...{ contact_id: said.contactId, customer_id: said.customerId, subscription_id: said.subscriptionId },
    ...{ channel: said.channel, language: said.language, dispatched_at: said.dispatchedAt },
    ...{ delay_minutes: said.answerDelayMin, reasons: JSON.stringify(said.reasons), comment: said.comment },
    ...{ segment: customer?.segment, region: customer?.region, contract_level: customer?.contract_level },
    ...{ account: customer?.segment === 'consumer' ? null : said.customerId, customer_known: customer !== undefined },
  };
}
