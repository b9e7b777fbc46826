import { chooseWay } from '../docker/index.js';
import { defaultStateDir } from '../state/index.js';
import { createPostgres, type PostgresServer } from './create-postgres.js';

export interface DisposablePostgresOptions {
  readonly port?: number;
  readonly stateDir?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly log?: (line: string) => void;
}

export type DisposablePostgres = PostgresServer;

/** A server of one's own, started, to stop, kill and start again: in Docker where an engine answers, else embedded. */
export async function startDisposablePostgres(options: DisposablePostgresOptions = {}): Promise<DisposablePostgres> {
  const env = options.env ?? process.env;
  const postgres = await createPostgres({
    way: (await chooseWay(env)).way,
    stateDir: options.stateDir ?? defaultStateDir(env),
    log: options.log ?? (() => undefined),
    port: options.port,
  });
  try {
    await postgres.start();
    return postgres;
  } catch (error) {
    await postgres.dispose();
    throw error;
  }
}
