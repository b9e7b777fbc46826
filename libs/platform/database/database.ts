import { DataSource, type MixedList } from 'typeorm';
import type { Sql } from './sql.js';
import { Transaction } from './transaction.js';

export interface DatabaseSettings {
  readonly url: string;
  readonly schema: string;
  readonly poolSize: number;
  /** Forward-only, in the order of their numbers. */
  readonly migrations: MixedList<NewableFunction>;
  readonly entities?: MixedList<NewableFunction>;
}

const MIGRATION_LOCK = 7_361_001;

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
      // A connection cut without a word must not hold a batch for ever.
      extra: { keepAlive: true, query_timeout: 120_000 },
    });
  }

  /** Connects, and brings the schema up to date; replicas that start together wait for the first. */
  async open(): Promise<void> {
    await this.source.initialize();
    const runner = this.source.createQueryRunner();
    try {
      await runner.query(`select pg_advisory_lock(${MIGRATION_LOCK}, hashtext(current_schema()))`);
      await this.source.runMigrations({ transaction: 'each' });
    } finally {
      await runner
        .query(`select pg_advisory_unlock(${MIGRATION_LOCK}, hashtext(current_schema()))`)
        .catch(ignoreLostConnection);
      await runner.release();
    }
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  async query<Row>(statement: Sql): Promise<Row[]> {
    const runner = this.source.createQueryRunner();
    try {
      return await new Transaction(runner).query<Row>(statement);
    } finally {
      await runner.release();
    }
  }

  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      const result = await work(new Transaction(runner));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(ignoreLostConnection);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** A lost connection ends its transaction and gives back its locks by itself. */
function ignoreLostConnection(): void {}
