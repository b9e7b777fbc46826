import { dockerHost, restartableContainer } from '../docker/index.js';
import { freePort } from '../ports/index.js';
import { askKafka } from './ask-kafka.js';
import { asEnvironment, brokerSettings, KAFKA_VERSION } from './broker-settings.js';
import type { KafkaPlan, KafkaServer } from './create-kafka.js';

const CLIENT_PORT = 9092;

/** The image apache/kafka. (testcontainers' own Kafka class runs Confluent's images only.) */
export async function createDockerKafka(plan: KafkaPlan): Promise<KafkaServer> {
  const host = await dockerHost();
  const hostPort = plan.port ?? (await freePort());
  const address = `${host}:${hostPort}`;
  const settings = brokerSettings({
    listen: `:${CLIENT_PORT}`,
    advertised: `${host}:${plan.advertisedPort ?? hostPort}`,
    controller: 'localhost:9094',
  });
  // The broker inside must reach itself, which the address that clients are told does not give it.
  const environment = asEnvironment({
    ...settings,
    listeners: `PLAINTEXT://:${CLIENT_PORT},BROKER://:9093,CONTROLLER://:9094`,
    'advertised.listeners': `${settings['advertised.listeners'] ?? ''},BROKER://localhost:9093`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'BROKER',
  });
  const container = restartableContainer({
    name: 'Kafka',
    image: `apache/kafka:${KAFKA_VERSION}`,
    environment,
    containerPort: CLIENT_PORT,
    hostPort,
    host,
    ask: () => askKafka([address]),
  });
  return { address, ...container };
}
