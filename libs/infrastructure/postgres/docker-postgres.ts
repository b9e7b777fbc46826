import { randomBytes } from 'node:crypto';
import { dockerHost, restartableContainer } from '../docker/index.js';
import { freePort } from '../ports/index.js';
import { askPostgres } from './ask-postgres.js';
import type { PostgresPlan, PostgresServer } from './create-postgres.js';
import { asArguments, INITDB_ARGS, serverSettings, SUPERUSER } from './server-settings.js';

/** The image postgres:18. */
export async function createDockerPostgres(plan: PostgresPlan): Promise<PostgresServer> {
  const host = await dockerHost();
  const port = plan.port ?? (await freePort());
  const password = randomBytes(12).toString('hex');
  const url = `postgres://${SUPERUSER}:${password}@${host}:${port}/postgres`;
  const container = restartableContainer({
    name: 'PostgreSQL',
    image: 'postgres:18',
    environment: { POSTGRES_PASSWORD: password, POSTGRES_INITDB_ARGS: INITDB_ARGS.join(' ') },
    command: ['postgres', ...asArguments(serverSettings)],
    containerPort: 5432,
    hostPort: port,
    host,
    ask: () => askPostgres(url),
  });
  return { url, host, port, ...container };
}
