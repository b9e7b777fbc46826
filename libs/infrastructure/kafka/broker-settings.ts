/** The release that is started where none is given. */
export const KAFKA_VERSION = '4.3.1';

export interface BrokerAddresses {
  /** `host:port` the broker listens on for clients. */
  readonly listen: string;
  /** `host:port` it tells its clients to use. */
  readonly advertised: string;
  /** `host:port` of its controller, for itself alone. */
  readonly controller: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const NO_LIMIT = '9223372036854775807';

/** Settings of the single broker that demo, tests and tools start: nothing happens that a topic's maker did not ask for. */
export function brokerSettings({ listen, advertised, controller }: BrokerAddresses): Readonly<Record<string, string>> {
  return {
    'node.id': '1',
    'process.roles': 'broker,controller',
    listeners: `PLAINTEXT://${listen},CONTROLLER://${controller}`,
    'advertised.listeners': `PLAINTEXT://${advertised}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@${controller}`,
    'auto.create.topics.enable': 'false',
    'message.max.bytes': String(2 * 1024 ** 2),
    'group.initial.rebalance.delay.ms': '0',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '10',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '10',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    // After a kill the controller keeps the old broker's place until its session ends (9 s by default).
    'broker.heartbeat.interval.ms': '1000',
    'broker.session.timeout.ms': '4000',
    // A simulated history is older than its topics' retention, and a simulated future lies ahead of the broker's clock.
    // The first clean-up comes 30 s after the start unless told otherwise, and would empty the topics under a demo.
    'log.message.timestamp.type': 'CreateTime',
    'log.message.timestamp.before.max.ms': NO_LIMIT,
    'log.message.timestamp.after.max.ms': NO_LIMIT,
    'log.retention.check.interval.ms': String(DAY_MS),
    'log.initial.task.delay.ms': String(DAY_MS),
  };
}

/** As a `server.properties` file. */
export function asProperties(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** As the variables of the image apache/kafka: upper case, a dot becomes an underscore. */
export function asEnvironment(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      `KAFKA_${key.replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_').toUpperCase()}`,
      value,
    ]),
  );
}
