import { openSuite, type Suite } from '@sidetone/testing/suite';
import { deadLetterRecord } from './dead-letters.js';
import { asFirstReceived } from './kafka/origin-timestamp.js';
import { listDeadLetters, replayDeadLetters, type KafkaRecord } from './index.js';

const TOPIC = 'oss.call.v1';
let suite: Suite;
beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
});
afterAll(async () => {
  await suite.close();
});

it('brings a record back to its topic as it first came, once, however many consumers refused it how often', async () => {
  const sent = {
    topic: TOPIC,
    key: Buffer.from([0xff, 0x00]),
    value: Buffer.from([0x7b, 0xff, 0xfe]),
    headers: { 'content-type': 'application/json', odd: ['twice', Buffer.from([0xff])] },
    timestamp: Date.UTC(2026, 10, 20),
  };
  const tombstone = { ...sent, value: null, key: null, headers: {} };
  await suite.sendRecords([sent, tombstone]);
  const records = await suite.rawRecords(TOPIC);
  const letters = records.flatMap((record) =>
    ['survey-dispatch', 'kpi-correlation', 'kpi-correlation'].map((consumer) =>
      deadLetterRecord(record, consumer, 'no id', new Date(0).toISOString()),
    ),
  );
  await suite.sendRecords(letters);

  const listed = await listDeadLetters(suite.kafka, TOPIC);
  expect(listed.map(({ id, consumer }) => `${id} ${consumer}`).sort()).toEqual([
    'oss.call.v1/0/0 kpi-correlation',
    'oss.call.v1/0/0 survey-dispatch',
    'oss.call.v1/0/1 kpi-correlation',
    'oss.call.v1/0/1 survey-dispatch',
  ]);
  expect(listed[0]).toMatchObject({ reason: 'no id', at: '1970-01-01T00:00:00.000Z' });

  expect(await replayDeadLetters(suite.producer, listed)).toBe(2);
  const [first, second, ...again] = await suite.rawRecords(TOPIC);
  expect(again.map(asFirstReceived).map(content)).toEqual([first, second].map((record) => record && content(record)));
});

it('knows no dead letters where none were sent', async () => {
  expect(await listDeadLetters(suite.kafka, 'bss.order.v1')).toEqual([]);
});

it('lets a record be as old as it was, where Kafka stamps what is sent again with the present', async () => {
  const topic = 'stamped.v1';
  await suite.kafka.createTopics([
    { name: topic, partitions: 1, config: { 'message.timestamp.type': 'LogAppendTime' } },
  ]);
  const first: KafkaRecord = {
    topic,
    partition: 0,
    offset: 0,
    key: null,
    value: Buffer.from('{}'),
    headers: { odd: 'one' },
    timestamp: Date.UTC(2020, 0, 1),
  };
  const { topic: _topic, key, value, headers, timestamp } = first;
  const record = { topic, key, value, headers, timestamp };
  await replayDeadLetters(suite.producer, [{ id: `${topic}/0/0`, consumer: 'any', reason: 'any', at: '', record }]);
  const [stamped] = await suite.rawRecords(topic);
  expect(stamped?.timestamp).toBeGreaterThan(first.timestamp);

  const consumer = suite.kafka.consumer({ group: 'any', topics: [topic], concurrency: 1, onFatal: () => {} });
  const taken = new Promise<readonly KafkaRecord[]>((resolve) => {
    void consumer.start(async ({ records }) => resolve(records));
  });
  const [again] = await taken;
  expect(consumer.isRunning()).toBe(true);
  await consumer.stop();
  expect(consumer.isRunning()).toBe(false);
  expect(again?.timestamp).toBe(first.timestamp);
  expect(Object.keys(again?.headers ?? {})).toEqual(['odd']);
});

const content = ({ offset: _offset, ...record }: KafkaRecord): Omit<KafkaRecord, 'offset'> => record;
