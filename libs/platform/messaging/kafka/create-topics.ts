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

/** Whether each topic has leaders that know of it: the metadata may name one that has not heard yet, so it is asked for its offsets. */
async function areLed(admin: Admin, names: string[]): Promise<boolean> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: names });
    if (topics.some(({ partitions }) => partitions.length === 0 || partitions.some(({ leader }) => leader < 0)))
      return false;
    await Promise.all(names.map((name) => admin.fetchTopicOffsets(name)));
    return true;
  } catch (error) {
    if (isSpreading(error)) return false;
    throw error;
  }
}

/** The client wraps what the broker said, once it has asked often enough. */
function isSpreading(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('type' in error && SPREADING.has(String(error.type))) || isSpreading(error.cause);
}
