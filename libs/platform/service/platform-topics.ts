import { deadLetterTopic, topics, type Topic } from '@sidetone/contracts/topics';
import type { KafkaConnection } from '../messaging/index.js';

type TopicSettings = Parameters<KafkaConnection['createTopics']>[0][number];

const DAY_MS = 86_400_000;
const MIB = 1024 * 1024;

/**
 * Every topic and its dead-letter topic as Kafka is told to make them. On the system clock Kafka stamps records on arrival,
 * which is what the age of an event is judged by. In simulated time the producer's stamp counts, and nothing is deleted for
 * its age, because the past is being played.
 */
export function platformTopics(clock: 'system' | 'simulated'): readonly TopicSettings[] {
  // Values may have 1 MiB (rule R2); a larger one must still fit into the log to be dead-lettered, and its dead letter is larger again.
  const settings = (topic: Topic, maxBytes: number): TopicSettings => ({
    name: topic.name,
    partitions: topic.partitions,
    config: {
      ...cleanup(topic, clock),
      'max.message.bytes': String(maxBytes),
      // Limits are of what is unpacked: a few KiB may unpack to what no dead letter can hold. And no codec is needed to read.
      'compression.type': 'uncompressed',
      'message.timestamp.type': clock === 'system' ? 'LogAppendTime' : 'CreateTime',
    },
  });
  return [
    ...topics.map((topic) => settings(topic, 2 * MIB)),
    ...topics.map(({ name }) => settings(deadLetterTopic(name), 4 * MIB)),
  ];
}

function cleanup({ cleanup: kept }: Topic, clock: 'system' | 'simulated'): Record<string, string> {
  if (kept.kind === 'compact') {
    return {
      'cleanup.policy': 'compact',
      'delete.retention.ms': String(kept.tombstoneDays * DAY_MS),
      ...(kept.versionsDays === undefined ? {} : { 'min.compaction.lag.ms': String(kept.versionsDays * DAY_MS) }),
    };
  }
  return {
    'cleanup.policy': 'delete',
    'retention.ms': clock === 'system' ? String(kept.retentionDays * DAY_MS) : '-1',
  };
}
