import { platformSettings, readSettings } from '@sidetone/platform/config';
import { createKafka, type KafkaConnection } from '@sidetone/platform/messaging';
import { CliFailure } from './cli-failure.js';

/** Does something with Kafka as the environment names it. @throws CliFailure when no broker answers */
export async function withKafka<T>(
  environment: NodeJS.ProcessEnv,
  work: (kafka: KafkaConnection) => Promise<T>,
): Promise<T> {
  const { KAFKA_BROKERS, KAFKA_TOPIC_PREFIX } = readSettings(environment, {
    KAFKA_BROKERS: platformSettings.KAFKA_BROKERS,
    KAFKA_TOPIC_PREFIX: platformSettings.KAFKA_TOPIC_PREFIX,
  });
  const kafka = createKafka({ brokers: KAFKA_BROKERS, clientId: 'sidetone-cli', topicPrefix: KAFKA_TOPIC_PREFIX });
  try {
    if (!(await kafka.isReachable())) {
      throw new CliFailure(
        `no Kafka broker answers at ${KAFKA_BROKERS.join(', ')}; start it, or correct KAFKA_BROKERS.`,
      );
    }
    return await work(kafka);
  } finally {
    await kafka.close().catch(() => undefined);
  }
}
