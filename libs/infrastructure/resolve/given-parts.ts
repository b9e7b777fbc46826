import { InfrastructureError } from '../failure/index.js';

export interface GivenParts {
  readonly kafkaBrokers: readonly string[] | undefined;
  readonly databaseUrl: string | undefined;
}

/** What KAFKA_BROKERS (`host:port,…`) and DATABASE_URL give. @throws InfrastructureError when one cannot be read */
export function givenParts(env: Readonly<Record<string, string | undefined>>): GivenParts {
  const brokers = (env['KAFKA_BROKERS'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const wrong = brokers.find((broker) => !/^[^\s:]+:\d+$|^\[[0-9a-f:]+\]:\d+$/i.test(broker));
  if (wrong !== undefined) {
    throw new InfrastructureError(
      `KAFKA_BROKERS has "${wrong}" where host:port belongs, as in kafka-1:9092,kafka-2:9092.`,
    );
  }
  const url = env['DATABASE_URL'] ?? '';
  if (url !== '' && !/^postgres(ql)?:$/.test(protocolOf(url))) {
    throw new InfrastructureError('DATABASE_URL is not of the form postgres://user:password@host:5432/database.');
  }
  return { kafkaBrokers: brokers.length === 0 ? undefined : brokers, databaseUrl: url === '' ? undefined : url };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
