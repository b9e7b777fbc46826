import { serviceDatabaseUrl, serviceSchema, type ServiceName } from '@sidetone/platform/service';

/** What the services of one stack have in common. */
export interface StackSettings {
  /** The administrator's address of the stack's own database. */
  readonly databaseUrl: string;
  readonly databasePassword: string;
  readonly kafkaBrokers: readonly string[];
  readonly topicPrefix: string;
  readonly clock: 'system' | 'simulated';
  readonly apiKey: string;
  /** What answer links are derived from. */
  readonly linkSecret: string;
  /** The address of the message gateway, which takes `POST /messages`. */
  readonly gatewayUrl: string;
  /** The address under which customers find the survey page. */
  readonly publicUrl: string;
}

/** The environment of one service process: what every service reads, and what some need beside it. */
export function serviceEnvironment(
  service: ServiceName,
  port: number,
  stack: StackSettings,
): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: serviceDatabaseUrl(stack.databaseUrl, serviceSchema(service, stack.databasePassword)),
    KAFKA_BROKERS: stack.kafkaBrokers.join(','),
    KAFKA_TOPIC_PREFIX: stack.topicPrefix,
    CLOCK: stack.clock,
    API_KEYS: `tools:${stack.apiKey}`,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...(service === 'survey-dispatch'
      ? { GATEWAY_URL: stack.gatewayUrl, PUBLIC_URL: stack.publicUrl, LINK_SECRET: stack.linkSecret }
      : {}),
    // All that comes by the proxy comes from this machine.
    ...(service === 'response-ingest' ? { TRUSTED_PROXIES: '127.0.0.1' } : {}),
    // In a time that runs a hundred times faster, once a day is all the time.
    ...(service === 'kpi-correlation' && stack.clock === 'simulated' ? { RANK_EVERY_HOURS: '720' } : {}),
  };
}
