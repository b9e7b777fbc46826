import { resolve } from 'node:path';
import type { Restartable } from '../processes/index.js';
import { createDockerPostgres } from './docker-postgres.js';
import { createEmbeddedPostgres } from './embedded-postgres.js';

export interface PostgresPlan {
  readonly way: 'docker' | 'embedded';
  readonly stateDir: string;
  readonly log: (line: string) => void;
  /** Of the loopback interface; a free one when not given. */
  readonly port?: number | undefined;
}

export interface PostgresServer extends Restartable {
  /** Of the superuser, for the database `postgres`. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
}

/** A PostgreSQL 18 server with an empty cluster, not yet started. */
export function createPostgres(plan: PostgresPlan): Promise<PostgresServer> {
  // Servers run in folders of their own, from where a relative path would lead elsewhere.
  const absolute = { ...plan, stateDir: resolve(plan.stateDir) };
  return plan.way === 'docker' ? createDockerPostgres(absolute) : createEmbeddedPostgres(absolute);
}
