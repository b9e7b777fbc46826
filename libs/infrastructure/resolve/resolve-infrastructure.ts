import { chooseWay, type Way } from '../docker/index.js';
import { InfrastructureError, messageOf } from '../failure/index.js';
import { startParts, type StartedParts } from './start-parts.js';
import { givenParts, type GivenParts } from './given-parts.js';
import { requireGivenAnswers } from './require-given-answers.js';

export interface ResolveOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Caches, data and logs of what is started. */
  readonly stateDir: string;
  /** Told what is being done, a line at a time. */
  readonly log: (line: string) => void;
}

export interface Infrastructure {
  /** How what was not given was started; `given` when nothing was. */
  readonly kind: 'given' | Way;
  readonly kafkaBrokers: string[];
  /** Of a role that may create databases and roles. */
  readonly databaseUrl: string;
  /** For people: no passwords. */
  readonly describe: string;
  /** Resolves with what to tell when a server that was started here ends unasked, where that can be seen. */
  readonly broken: Promise<InfrastructureError>;
  /** Ends what was started, and removes its data; what was given stays. */
  stop(): Promise<void>;
}

/**
 * Real Kafka and PostgreSQL: each as given by KAFKA_BROKERS and DATABASE_URL, else in Docker where an engine answers,
 * else embedded. `SIDETONE_INFRASTRUCTURE=docker|embedded` chooses between the last two.
 * @throws InfrastructureError that says what is missing; nothing is left running then
 */
export async function resolveInfrastructure({ env, stateDir, log }: ResolveOptions): Promise<Infrastructure> {
  const given = givenParts(env);
  await requireGivenAnswers(given);
  if (given.kafkaBrokers !== undefined && given.databaseUrl !== undefined) {
    return asInfrastructure('given', given, {});
  }
  const { way, forced } = await chooseWay(env);
  const wanted = { kafka: given.kafkaBrokers === undefined, postgres: given.databaseUrl === undefined };
  const plan = { stateDir, env, log, ...wanted };
  try {
    return asInfrastructure(way, given, await startParts({ ...plan, way }));
  } catch (error) {
    if (way !== 'docker' || forced || !(error instanceof InfrastructureError)) throw error;
    log(`Docker answers but cannot be used, so the embedded parts are. ${messageOf(error)}`);
    return asInfrastructure('embedded', given, await startParts({ ...plan, way: 'embedded' }));
  }
}

function asInfrastructure(kind: Infrastructure['kind'], given: GivenParts, parts: StartedParts): Infrastructure {
  const kafkaBrokers = given.kafkaBrokers ?? (parts.kafka ? [parts.kafka.address] : []);
  const databaseUrl = given.databaseUrl ?? parts.postgres?.url ?? '';
  const how = { given: 'given', docker: 'in Docker', embedded: 'embedded' };
  const kafkaHow = how[given.kafkaBrokers === undefined ? kind : 'given'];
  const postgresHow = how[given.databaseUrl === undefined ? kind : 'given'];
  return {
    kind,
    kafkaBrokers: [...kafkaBrokers],
    databaseUrl,
    describe: `Kafka at ${kafkaBrokers.join(', ')} (${kafkaHow}), PostgreSQL at ${new URL(databaseUrl).host} (${postgresHow})`,
    broken: Promise.race(
      [parts.kafka, parts.postgres].flatMap((part) => (part?.endedUnasked === undefined ? [] : [part.endedUnasked])),
    ),
    stop: async () => {
      await Promise.all([parts.kafka?.dispose(), parts.postgres?.dispose()]);
    },
  };
}
