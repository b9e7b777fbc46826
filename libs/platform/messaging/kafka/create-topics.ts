import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

/** A topic as it shall be. */
export interface TopicSettings {
  readonly name: string;
  readonly partitions: number;
  /** Kafka's topic settings, such as cleanup.policy and retention.ms. */
  readonly config: Readonly<Record<string, string>>;
}

/** Creates the topics that are missing and waits until each has a leader; returns the names of those created. Partitions are never added: keys would move. */
export async function createTopics(
  admin: Admin,
  prefix: string,
  topics: readonly TopicSettings[],
): Promise<readonly string[]> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !existing.has(prefix + name));
  if (missing.length === 0) return [];
  await admin.createTopics({
    waitForLeaders: true,
    timeout: 30_000,
    topics: missing.map(({ name, partitions, config }) => ({
      topic: prefix + name,
      numPartitions: partitions,
      replicationFactor: -1,
      configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    })),
  });
  await untilLed(
    admin,
    missing.map(({ name }) => prefix + name),
  );
  return missing.map(({ name }) => name);
}

async function untilLed(admin: Admin, names: string[]): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { topics } = await admin.fetchTopicMetadata({ topics: names });
    if (topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0)))
      return;
    await pause(100);
  }
  throw new Error(
    `Kafka has created the topics ${names.join(', ')}, but some partitions have no leader after 5 s. Look at the broker's log.`,
  );
}
