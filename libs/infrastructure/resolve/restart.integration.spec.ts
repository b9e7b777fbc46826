import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import { Client } from 'pg';
import { startDisposableKafka, type DisposableKafka } from '../kafka/index.js';
import { startDisposablePostgres, type DisposablePostgres } from '../postgres/index.js';

const HUNDRED_DAYS_MS = 100 * 24 * 60 * 60 * 1000;

describe('a disposable broker', () => {
  let broker: DisposableKafka;
  beforeAll(async () => (broker = await startDisposableKafka()));
  afterAll(() => broker.dispose());

  it.each(['stop', 'kill'] as const)('has its records and its address again after %s and start', async (end) => {
    const topic = `kept-over-${end}`;
    const timestamp = String(Date.now() - HUNDRED_DAYS_MS);
    await withAdmin(broker, (admin) => admin.createTopics({ topics: [{ topic, numPartitions: 1 }] }));
    await produce(broker, topic, { key: 'subscription-1', value: 'a fault', timestamp });

    await broker[end]();
    await expect(withAdmin(broker, (admin) => admin.listTopics())).rejects.toThrow();
    await broker.start();

    const record = await firstRecord(broker, topic);
    expect(record.value?.toString()).toBe('a fault');
    expect(record.timestamp).toBe(timestamp);
  });

  it('makes no topic because somebody produced to it', async () => {
    await expect(produce(broker, 'nobody-made-this', { value: 'x' })).rejects.toThrow();
    expect(await withAdmin(broker, (admin) => admin.listTopics())).not.toContain('nobody-made-this');
  });
});

describe('a disposable database', () => {
  let server: DisposablePostgres;
  beforeAll(async () => (server = await startDisposablePostgres()));
  afterAll(() => server.dispose());

  it('runs PostgreSQL 18 with the settings of the benchmarks', async () => {
    expect(await query(server, 'select current_setting($1) as it', ['server_version'])).toMatch(/^18\./);
    expect(await query(server, 'select current_setting($1) as it', ['shared_buffers'])).toBe('512MB');
    expect(await query(server, 'select current_setting($1) as it', ['max_wal_size'])).toBe('4GB');
    expect(await query(server, 'select current_setting($1) as it', ['max_connections'])).toBe('300');
  });

  it.each(['stop', 'kill'] as const)('has its rows and its address again after %s and start', async (end) => {
    await query(server, `create table kept_over_${end} as select 'a score' as it`);

    const holdsOn = new Client({ connectionString: server.url });
    holdsOn.on('error', () => undefined);
    await holdsOn.connect();
    await server[end]();
    await expect(query(server, 'select 1')).rejects.toThrow();
    await server.start();

    expect(await query(server, `select it from kept_over_${end}`)).toBe('a score');
    await holdsOn.end().catch(() => undefined);
  });
});

function clientOf(broker: DisposableKafka): Kafka {
  return new Kafka({
    brokers: [broker.address],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_000,
    retry: { retries: 2, initialRetryTime: 100 },
  });
}

async function withAdmin<T>(
  broker: DisposableKafka,
  work: (admin: ReturnType<Kafka['admin']>) => Promise<T>,
): Promise<T> {
  const admin = clientOf(broker).admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

async function produce(
  broker: DisposableKafka,
  topic: string,
  message: { key?: string; value: string; timestamp?: string },
): Promise<void> {
  const producer = clientOf(broker).producer({ allowAutoTopicCreation: true });
  try {
    await producer.connect();
    await producer.send({ topic, messages: [message] });
  } finally {
    await producer.disconnect();
  }
}

async function firstRecord(broker: DisposableKafka, topic: string): Promise<KafkaMessage> {
  const consumer = clientOf(broker).consumer({ groupId: `reads-${topic}` });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    return await new Promise<KafkaMessage>((resolve, reject) => {
      consumer.run({ eachMessage: async ({ message }) => resolve(message) }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}

async function query(server: DisposablePostgres, text: string, values: string[] = []): Promise<string | undefined> {
  const client = new Client({ connectionString: server.url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ it: string }>(text, values);
    return rows[0]?.it;
  } finally {
    await client.end().catch(() => undefined);
  }
}
