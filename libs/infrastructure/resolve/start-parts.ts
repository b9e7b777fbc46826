import type { Way } from '../docker/index.js';
import { createKafka, type KafkaServer } from '../kafka/index.js';
import { createPostgres, type PostgresServer } from '../postgres/index.js';
import type { Restartable } from '../processes/index.js';

export interface PartsPlan {
  readonly way: Way;
  readonly kafka: boolean;
  readonly postgres: boolean;
  readonly stateDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
}

export interface StartedParts {
  readonly kafka?: KafkaServer;
  readonly postgres?: PostgresServer;
}

/** Starts what is wanted, side by side; when one cannot start, the other is ended again, and the first failure thrown. */
export async function startParts(plan: PartsPlan): Promise<StartedParts> {
  plan.log(
    plan.way === 'docker' ? 'starting Kafka and PostgreSQL in Docker' : 'starting embedded Kafka and PostgreSQL',
  );
  const [kafka, postgres] = await Promise.allSettled([
    plan.kafka ? started(createKafka(plan)) : undefined,
    plan.postgres ? started(createPostgres(plan)) : undefined,
  ]);
  if (kafka.status === 'fulfilled' && postgres.status === 'fulfilled') {
    return {
      ...(kafka.value === undefined ? {} : { kafka: kafka.value }),
      ...(postgres.value === undefined ? {} : { postgres: postgres.value }),
    };
  }
  for (const part of [kafka, postgres]) if (part.status === 'fulfilled') await part.value?.dispose();
  throw kafka.status === 'rejected' ? kafka.reason : postgres.status === 'rejected' ? postgres.reason : undefined;
}

async function started<Server extends Restartable>(creating: Promise<Server>): Promise<Server> {
  const server = await creating;
  try {
    await server.start();
    return server;
  } catch (error) {
    await server.dispose();
    throw error;
  }
}
