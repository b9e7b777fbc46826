import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { brokersAreAway } from './brokers-away.js';
import { asFirstReceived } from './origin-timestamp.js';
import type { PartitionPosition, RecordBatch, RecordConsumer } from './record.js';

export interface ConsumerSettings {
  readonly group: string;
  readonly topics: readonly string[];
  readonly topicPrefix: string;
  /** How many partitions may be in work at the same time. */
  readonly concurrency: number;
  /** Called when the consumer cannot go on. The process should end, so that it is started anew. */
  readonly onFatal: (error: Error) => void;
}

const MIB = 1024 * 1024;
const ANEW_AFTER_MS = 2_000;

/** A consumer group member by kafkajs: batches by partition, offsets committed only when told. */
export class KafkaGroupConsumer implements RecordConsumer {
  private readonly consumer: Consumer;
  private readonly group: string;
  private readonly topics: string[];
  private readonly log = new Logger(KafkaGroupConsumer.name);
  private running = false;
  private stopped = false;

  constructor(
    kafka: Kafka,
    private readonly admin: () => Promise<Admin>,
    private readonly settings: ConsumerSettings,
  ) {
    this.group = settings.topicPrefix + settings.group;
    this.topics = settings.topics.map((topic) => settings.topicPrefix + topic);
    this.consumer = kafka.consumer({
      groupId: this.group,
      // A process that was killed holds its partitions for so long.
      sessionTimeout: 10_000,
      heartbeatInterval: 2_000,
      maxWaitTimeInMs: 100,
      minBytes: 1,
      // What is decoded lives until it is stored: more at once is moved about by the garbage collector, and is no faster.
      maxBytesPerPartition: 3 * MIB,
      maxBytes: 12 * MIB,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 15 },
    });
  }

  async start(onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    const { CRASH, DISCONNECT, END_BATCH_PROCESS, GROUP_JOIN, STOP } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, () => (this.running = true));
    for (const end of [DISCONNECT, STOP]) this.consumer.on(end, () => (this.running = false));
    this.consumer.on(CRASH, ({ payload }) => {
      this.running = false;
      if (!payload.restart) void this.goOn(payload.error, onBatch);
    });
    // Producers with transactions leave marks in the log that take an offset and are no record: where nothing else comes, we would seem to
    // be behind, and to stand still, for ever. Here are those that come alone; `commit` passes those that come behind records.
    this.consumer.on(END_BATCH_PROCESS, ({ payload: { topic, partition, batchSize, lastOffset } }) => {
      if (batchSize > 0) return;
      const next = String(BigInt(lastOffset) + 1n);
      // Not noted, it is met again, and does no more harm than before.
      this.consumer.commitOffsets([{ topic, partition, offset: next }]).catch(() => undefined);
    });
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: this.topics, fromBeginning: true });
    await this.run(onBatch);
  }

  private run(onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    return this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.settings.concurrency,
      eachBatch: (payload) => onBatch(this.batchOf(payload)),
    });
  }

  /** After what the client gave up: begins anew until brokers answer; anything but their being away is fatal. */
  private async goOn(cause: unknown, onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    for (let error = cause; !this.stopped;) {
      if (!brokersAreAway(error)) {
        this.settings.onFatal(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      this.log.warn(`No broker answers; the consumer begins anew in ${ANEW_AFTER_MS / 1_000} s`);
      await pause(ANEW_AFTER_MS);
      try {
        if (this.stopped) return;
        await this.consumer.connect();
        await this.run(onBatch);
        return;
      } catch (again) {
        error = again;
      }
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.consumer.disconnect();
  }

  isRunning(): boolean {
    return this.running;
  }

  async positions(): Promise<readonly PartitionPosition[]> {
    const admin = await this.admin();
    const committed = await admin.fetchOffsets({ groupId: this.group, topics: this.topics });
    const ofTopics = await Promise.all(
      committed.map(async ({ topic, partitions }) => {
        const done = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
        return (await admin.fetchTopicOffsets(topic)).map(({ partition, high, low }) => {
          const next = done.get(partition) ?? -1;
          return {
            topic: topic.slice(this.settings.topicPrefix.length),
            partition,
            next: next < 0 ? Number(low) : next,
            end: Number(high),
          };
        });
      }),
    );
    return ofTopics.flat();
  }

  private batchOf({ batch, heartbeat, isRunning, isStale, resolveOffset }: EachBatchPayload): RecordBatch {
    const topic = batch.topic.slice(this.settings.topicPrefix.length);
    const { partition } = batch;
    const lastRecord = Number(batch.messages.at(-1)?.offset);
    return {
      topic,
      partition,
      records: batch.messages.map(({ key, value, headers, timestamp, offset }) =>
        asFirstReceived({
          topic,
          partition,
          offset: Number(offset),
          key,
          value,
          headers: headers ?? {},
          timestamp: Number(timestamp),
        }),
      ),
      isOurs: () => isRunning() && !isStale(),
      heartbeat,
      commit: async (next) => {
        resolveOffset(String(next - 1));
        // With the last record all that came with it is done: the client does not fetch it again.
        const offset = next - 1 === lastRecord ? BigInt(batch.lastOffset()) + 1n : next;
        await this.consumer.commitOffsets([{ topic: batch.topic, partition, offset: String(offset) }]);
      },
    };
  }
}
