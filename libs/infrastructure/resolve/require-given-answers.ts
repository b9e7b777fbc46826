import { InfrastructureError, messageOf } from '../failure/index.js';
import { askKafka } from '../kafka/index.js';
import { askPostgres } from '../postgres/index.js';
import type { GivenParts } from './given-parts.js';

/** @throws InfrastructureError when what was given does not answer */
export async function requireGivenAnswers({ kafkaBrokers, databaseUrl }: GivenParts): Promise<void> {
  if (kafkaBrokers !== undefined) {
    await askKafka(kafkaBrokers).catch((error: unknown) => {
      throw doesNotAnswer('KAFKA_BROKERS', `no broker answers at ${kafkaBrokers.join(', ')}`, error);
    });
  }
  if (databaseUrl !== undefined) {
    await askPostgres(databaseUrl).catch((error: unknown) => {
      throw doesNotAnswer('DATABASE_URL', `PostgreSQL does not answer at ${new URL(databaseUrl).host}`, error);
    });
  }
}

function doesNotAnswer(variable: string, what: string, cause: unknown): InfrastructureError {
  return new InfrastructureError(
    `${variable} is set, but ${what} (${messageOf(cause)}); start it, correct ${variable}, or unset it to have one started for you.`,
    { cause },
  );
}
