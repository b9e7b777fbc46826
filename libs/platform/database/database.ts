import pg, { type Client, type Pool } from 'pg';
import { DataSource, type MixedList, type QueryRunner } from 'typeorm';
import { isDatabaseAway } from './database-errors.js';
import { migrate, type Tell } from './migrate.js';
import type { ReadingContract } from './reading-view.js';
import type { Sql } from './sql.js';
import { Transaction } from './transaction.js';

export interface DatabaseSettings {
  readonly url: string;
  readonly schema: string;
  readonly poolSize: number;
  /** A statement may take an hour, and connections are kept while nothing is asked: for work that somebody waits for, on a pool of its own. */
  readonly isForLongWork?: boolean;
  /** How long an ordinary statement may take, milliseconds; 100 s unless told. */
  readonly statementLimitMs?: number;
  /** Forward-only, in the order of their numbers. */
  readonly migrations: MixedList<NewableFunction>;
  readonly entities?: MixedList<NewableFunction>;
  /** The views that this schema offers to readers, made once its tables are up to date. */
  readonly contract?: ReadingContract;
}

const STATEMENT_LIMIT_MS = 100_000;
const CLIENT_WAITS_LONGER_MS = 20_000;
/** Milliseconds. */
const limits = (statementMs: number) => ({
  // The server gives up first, so that it tells why and nothing of ours goes on there unseen.
  statement_timeout: statementMs,
  idle_in_transaction_session_timeout: 120_000,
  // A connection cut without a word must not hold a batch for ever.
  query_timeout: statementMs + CLIENT_WAITS_LONGER_MS,
});
const HOUR = 3_600_000;
/** A transaction that idles is ended as soon as any other: it may hold what all wait for, and its client may be gone. */
const LIMITS_OF_LONG_WORK = {
  ...limits(HOUR),
  idleTimeoutMillis: 0,
  // Else a statement of somebody who died would go on, and hold what all wait for, until it is done.
  options: '-c client_connection_check_interval=10s',
} as const;

/** A moment of the connection pool. */
export interface Connections {
  readonly used: number;
  readonly idle: number;
  /** Callers that wait because all are in use. */
  readonly waiting: number;
  readonly most: number;
}

/** A service's schema in PostgreSQL: connections, migrations and transactions. */
export class Database {
  readonly source: DataSource;

  constructor(readonly settings: DatabaseSettings) {
    this.source = new DataSource({
      type: 'postgres',
      url: settings.url,
      schema: settings.schema,
      migrations: settings.migrations as NewableFunction[],
      entities: (settings.entities ?? []) as NewableFunction[],
      migrationsTableName: 'migration',
      applicationName: `sidetone ${settings.schema}`,
      poolSize: settings.poolSize,
      connectTimeoutMS: 5_000,
      extra: {
        keepAlive: true,
        ...(settings.isForLongWork === true
          ? LIMITS_OF_LONG_WORK
          : limits(settings.statementLimitMs ?? STATEMENT_LIMIT_MS)),
      },
    });
  }

  /**
   * Brings the schema up to date, and connects; replicas that start together wait for the first. A migration is long work: an index of a
   * large table must not fail by the limit of what a request may ask.
   */
  async open(tell: Tell = () => undefined): Promise<void> {
    const { contract } = this.settings;
    const migrating = new Database({ ...this.settings, poolSize: 1, isForLongWork: true });
    await migrating.source.initialize();
    try {
      await migrate(migrating.source, contract, tell);
    } finally {
      await migrating.close();
    }
    await this.source.initialize();
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** How the connections are used; asked of nobody, counted in this process. */
  connections(): Connections {
    const { totalCount, idleCount, waitingCount } = poolIn(this.source.driver);
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount, most: this.settings.poolSize };
  }

  async query<Row>(statement: Sql): Promise<Row[]> {
    const runner = this.source.createQueryRunner();
    try {
      return await new Transaction(runner).query<Row>(statement);
    } catch (error) {
      if (isDatabaseAway(error)) await endConnection(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      const tx = new Transaction(runner);
      const result = await work(tx);
      await runner.commitTransaction();
      tx.committed();
      return result;
    } catch (error) {
      // Where no answer came, none will come to a rollback, which would only wait as long once more.
      if (isDatabaseAway(error)) await endConnection(runner);
      else if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => endConnection(runner));
      throw error;
    } finally {
      await runner.release();
    }
  }
}

const NO_POOL = { totalCount: 0, idleCount: 0, waitingCount: 0 };

/** TypeORM keeps pg's pool as `master` and gives it no type. Before it connects there is none. */
function poolIn(driver: object): Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'> {
  return 'master' in driver && driver.master instanceof pg.Pool ? driver.master : NO_POOL;
}

/**
 * Ends a connection whose state is not known, and with it its transaction and its locks. The pool drops a connection that is ending
 * when it is released; returned as it is, the next user would find himself in the old transaction.
 */
async function endConnection(runner: QueryRunner): Promise<void> {
  const client: Client | undefined = await runner.connect().catch(() => undefined);
  // Not waited for: a connection that was cut may never say goodbye.
  client?.end().catch(() => undefined);
}
