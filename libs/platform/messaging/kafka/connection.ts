import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import { KafkaGroupConsumer, type ConsumerSettings } from './group-consumer.js';
import { KafkaEventProducer } from './event-producer.js';
import type { EventProducer, RecordConsumer } from './record.js';
import { readTopic, type HeldRange, type TopicRange } from './read-topic.js';
import { createTopics } from './create-topics.js';

export interface KafkaSettings {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly topicPrefix: string;
}

/** All the platform asks of Kafka. No type of the client library leaves this folder, so that it can be replaced. */
export interface KafkaConnection {
  consumer(settings: Omit<ConsumerSettings, 'topicPrefix'>): RecordConsumer;
  producer(): EventProducer;
  /** Creates the topics that are missing; leaves the others as they are. */
  createTopics(topics: Parameters<typeof createTopics>[2]): Promise<readonly string[]>;
  /** Reads one topic from its beginning to its present end, or a range of it. Returns what it held, by partition. */
  readTopic: (
    topic: string,
    onRecord: Parameters<typeof readTopic>[3],
    range?: TopicRange,
  ) => Promise<ReadonlyMap<number, HeldRange>>;
  /** Deletes a consumer group without members, so that it starts from the beginning again. */
  forgetGroup(group: string): Promise<void>;
  /** Whether a broker answers within a few seconds. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

export function createKafka(settings: KafkaSettings): KafkaConnection {
  const kafka = new Kafka({
    clientId: settings.clientId,
    brokers: [...settings.brokers],
    logCreator: () => logToNest,
    logLevel: logLevel.WARN,
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 15 },
  });
  const admin = kafka.admin({ retry: { retries: 3 } });
  let connecting: Promise<void> | undefined;
  const connectedAdmin = async () => {
    connecting ??= admin.connect();
    await connecting.catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return admin;
  };
  return {
    consumer: (consumer) =>
      new KafkaGroupConsumer(kafka, connectedAdmin, { ...consumer, topicPrefix: settings.topicPrefix }),
    producer: () => new KafkaEventProducer(kafka, settings.topicPrefix),
    createTopics: async (topics) => createTopics(await connectedAdmin(), settings.topicPrefix, topics),
    readTopic: async (topic, onRecord, range) =>
      readTopic(kafka, await connectedAdmin(), settings.topicPrefix + topic, onRecord, range),
    forgetGroup: async (group) => void (await (await connectedAdmin()).deleteGroups([settings.topicPrefix + group])),
    isReachable: async () => {
      try {
        await (await connectedAdmin()).describeCluster();
        return true;
      } catch {
        return false;
      }
    },
    close: async () => {
      if (connecting) await admin.disconnect();
    },
  };
}

const logger = new Logger('Kafka');

/** What is known and meant: the outbox sends again, with the same ids, what a producer gave up on. */
const EXPECTED = 'Limiting retries for the idempotent producer';

function logToNest({ level, log }: LogEntry): void {
  const { message, timestamp: _timestamp, logger: _logger, ...details } = log;
  if (message.startsWith(EXPECTED)) return;
  if (level === logLevel.ERROR) logger.error(details, message);
  else if (level === logLevel.WARN) logger.warn(details, message);
  else logger.debug(details, message);
}
