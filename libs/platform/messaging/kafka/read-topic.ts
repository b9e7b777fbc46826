import { randomUUID } from 'node:crypto';
import type { Admin, Kafka } from 'kafkajs';
import type { KafkaRecord } from './record.js';

/** Reads a topic from its beginning to the end it had when reading began, with a group that is gone afterwards. */
export async function readTopic(
  kafka: Kafka,
  admin: Admin,
  topic: string,
  onRecord: (record: KafkaRecord) => void,
): Promise<void> {
  const ends = await admin.fetchTopicOffsets(topic);
  const pending = new Map(
    ends.filter(({ high, low }) => BigInt(high) > BigInt(low)).map(({ partition, high }) => [partition, BigInt(high)]),
  );
  if (pending.size === 0) return;
  const groupId = `read-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            for (const { key, value, headers, timestamp, offset } of batch.messages) {
              const end = pending.get(batch.partition);
              if (end === undefined || BigInt(offset) >= end) continue;
              onRecord({
                topic,
                partition: batch.partition,
                offset: Number(offset),
                key,
                value,
                headers: headers ?? {},
                timestamp: Number(timestamp),
              });
            }
            const end = pending.get(batch.partition);
            if (end !== undefined && BigInt(batch.lastOffset()) + 1n >= end) pending.delete(batch.partition);
            if (pending.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
  }
}
