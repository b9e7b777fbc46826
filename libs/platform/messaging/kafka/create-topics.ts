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
    // The client would throw for a topic that the broker it asks has not heard of yet.
    waitForLeaders: false,
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
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await areLed(admin, names)) return;
    await pause(100);
  }
  throw new Error(
    `Kafka has created ${names.length} topics (${names[0]} and others), but after 30 s some partition has no leader. Look at the broker's log.`,
  );
}

/** What Kafka says of a topic that is new: the news of it is still on its way through the cluster. */
const SPREADING = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION']);

/** Asks each leader for its offsets: the metadata may name a leader that has not heard of it yet. */
async function areLed(admin: Admin, names: string[]): Promise<boolean> {
  try {
    const offsets = await Promise.all(names.map((name) => admin.fetchTopicOffsets(name)));
    return offsets.every((partitions) => partitions.length > 0);
  } catch (error) {
    if (error instanceof Error && 'type' in error && SPREADING.has(String(error.type))) return false;
    throw error;
  }
}
