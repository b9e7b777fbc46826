import { Kafka, logLevel } from 'kafkajs';

/** Removes every topic whose name begins with the prefix; returns how many there were. @throws RangeError for an empty prefix, which would mean all */
export async function dropTopics(brokers: readonly string[], prefix: string): Promise<number> {
  if (prefix === '')
    throw new RangeError('A prefix is needed: without one, every topic of the cluster would be removed.');
  const admin = new Kafka({ clientId: 'sidetone-tools', brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    return topics.length;
  } finally {
    await admin.disconnect();
  }
}
