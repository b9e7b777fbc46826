import { openSuite, type Suite } from '@sidetone/testing/suite';
import { deadLetterRecord } from './dead-letters.js';
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
      deadLetterRecord(record, consumer, 'no id', new Date(0)),
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
  expect(again.map(content)).toEqual([first, second].map((record) => record && content(record)));
});

it('knows no dead letters where none were sent', async () => {
  expect(await listDeadLetters(suite.kafka, 'bss.order.v1')).toEqual([]);
});

const content = ({ offset: _offset, ...record }: KafkaRecord): Omit<KafkaRecord, 'offset'> => record;
