import { Kafka, logLevel } from 'kafkajs';

/** Not a group of anybody: asking for its coordinator makes the broker set up its group coordinators. */
const NOBODY = 'sidetone-start-up';

/** Resolves when the brokers answer and can coordinate consumer groups (a new broker needs a moment for that); else rejects. */
export async function askKafka(brokers: readonly string[]): Promise<void> {
  const kafka = new Kafka({
    clientId: 'sidetone-start-up',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_000,
    requestTimeout: 5_000,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    await admin.describeCluster();
    await admin.describeGroups([NOBODY]);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
