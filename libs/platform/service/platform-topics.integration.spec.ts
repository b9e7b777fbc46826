import { openSuite, type Suite } from '@sidetone/testing/suite';
import { CompressionTypes, Kafka, logLevel, type Producer } from 'kafkajs';

const TOPIC = 'oss.call.v1';
let suite: Suite;
let foreign: Producer;
beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  const kafka = new Kafka({
    brokers: suite.environmentOf('scoring')['KAFKA_BROKERS']?.split(',') ?? [],
    logLevel: logLevel.NOTHING,
  });
  foreign = kafka.producer();
  await foreign.connect();
});
afterAll(async () => {
  await foreign.disconnect();
  await suite.close();
});

/** As a producer of another make sends: packed. */
const sendPacked = (bytes: number) =>
  foreign.send({
    topic: suite.topicPrefix + TOPIC,
    compression: CompressionTypes.GZIP,
    messages: [{ key: 'SUB-1', value: 'x'.repeat(bytes) }],
  });

describe('platformTopics', () => {
  it('keeps what comes packed, with room above the 1 MiB of rule R2 for what must be dead-lettered', async () => {
    await sendPacked(1_500_000);
    const [record] = await suite.rawRecords(TOPIC);
    expect(record?.value).toHaveLength(1_500_000);
  });

  it('turns away at the door what would unpack to more than a dead letter can hold', async () => {
    await expect(sendPacked(8_000_000)).rejects.toMatchObject({ type: 'MESSAGE_TOO_LARGE' });
  });
});
