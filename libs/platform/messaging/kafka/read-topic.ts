import { randomUUID } from 'node:crypto';
import type { Admin, EachBatchPayload, Kafka } from 'kafkajs';
import type { KafkaRecord } from './record.js';

/** By partition: the offset that comes next. */
export type Offsets = ReadonlyMap<number, number>;

/** Which part of a topic is read. */
export interface TopicRange {
  /** Where to begin; a partition that is not named is read from its beginning. */
  readonly from?: Offsets;
  /** Where to end; a partition that is not named is not read. Without it, all are read to the end they had when reading began. */
  readonly until?: Offsets;
}

/** What a topic held of a partition when reading began: from `low`, up to but not including `high`. */
export interface HeldRange {
  readonly low: number;
  readonly high: number;
}

interface Span {
  readonly start: bigint;
  readonly end: bigint;
}

/**
 * Reads a topic, or a range of it, with a group that is gone afterwards. Records of a partition come in order, and the next one comes
 * when what `onRecord` promises is done. Returns what the topic held, by partition.
 */
export async function readTopic(
  kafka: Kafka,
  admin: Admin,
  topic: string,
  onRecord: (record: KafkaRecord) => unknown,
  range: TopicRange = {},
): Promise<ReadonlyMap<number, HeldRange>> {
  const ends = await admin.fetchTopicOffsets(topic);
  const held = new Map(ends.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
  const pending = spansOf(ends, range);
  if (pending.size === 0) return held;
  const groupId = `read-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      const take = async ({ batch, heartbeat }: EachBatchPayload): Promise<void> => {
        const span = pending.get(batch.partition);
        if (span === undefined) return;
        for (const { key, value, headers, timestamp, offset } of batch.messages) {
          if (BigInt(offset) < span.start || BigInt(offset) >= span.end) continue;
          const { partition } = batch;
          const told = { topic, partition, offset: Number(offset), key, value, headers: headers ?? {} };
          const waiting = onRecord({ ...told, timestamp: Number(timestamp) });
          if (waiting instanceof Promise) await waiting.then(() => heartbeat());
        }
        if (BigInt(batch.lastOffset()) + 1n >= span.end) pending.delete(batch.partition);
        if (pending.size === 0) resolve();
      };
      consumer
        // The client would try a batch that failed again and again; whoever reads is to hear of it at once.
        .run({ autoCommit: false, eachBatch: (payload) => take(payload).catch(reject) })
        .then(() => {
          for (const [partition, { start }] of range.from ? pending : [])
            consumer.seek({ topic, partition, offset: String(start) });
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
  }
  return held;
}

/** What is to be read of each partition; those of which nothing is are left out. */
function spansOf(
  ends: Awaited<ReturnType<Admin['fetchTopicOffsets']>>,
  { from, until }: TopicRange,
): Map<number, Span> {
  const spans = ends.map(({ partition, low, high }): [number, Span] => {
    const first = BigInt(from?.get(partition) ?? 0);
    const last = until ? BigInt(until.get(partition) ?? 0) : BigInt(high);
    return [
      partition,
      { start: first > BigInt(low) ? first : BigInt(low), end: last < BigInt(high) ? last : BigInt(high) },
    ];
  });
  return new Map(spans.filter(([, { start, end }]) => start < end));
}
