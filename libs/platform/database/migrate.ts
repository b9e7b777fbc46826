import { setTimeout as pause } from 'node:timers/promises';
import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { inTransaction } from './in-transaction.js';
import { isHeldByViews, mayPublish, publishContract, withdrawContract } from './publish-contract.js';
import type { ReadingContract } from './reading-view.js';

/** Is told, in a line for the log, what goes on. */
export type Tell = (line: string) => void;

const MIGRATION_LOCK = 7_361_001;
const LOOK_EVERY_MS = 500;

/**
 * Brings the schema of `source` up to date, and offers the views of its contract; the caller closes `source` then. All of it is done on one
 * connection, which holds the lock until it ends, well or not: then what it had not committed is undone, and another replica may begin.
 */
export async function migrate(source: DataSource, contract: ReadingContract | undefined, tell: Tell): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await takeTurn(runner, source, tell);
    const offered = contract !== undefined && (await mayPublish(runner)) ? contract : undefined;
    await runPending(source, runner, offered, tell);
    if (offered) await publishContract(runner, offered, tell);
  } finally {
    await runner.release();
  }
}

/** Asks again and again: a statement that waits would be ended by the limits of statements, and this wait has none. */
async function takeTurn(runner: QueryRunner, source: DataSource, tell: Tell): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    const [turn]: { taken: boolean }[] = await runner.query(
      `select pg_try_advisory_lock(${MIGRATION_LOCK}, hashtext(current_schema())) as taken`,
    );
    if (turn?.taken === true) return;
    if (isFirst) tell(`Waiting until another replica has brought the tables of ${schemaIn(source)} up to date.`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Views stay in place while tables change, but for a change that they stand in the way of. */
async function runPending(
  source: DataSource,
  runner: QueryRunner,
  contract: ReadingContract | undefined,
  tell: Tell,
): Promise<void> {
  const executor = new MigrationExecutor(source, runner);
  for (const migration of await executor.getPendingMigrations()) {
    tell(`Migration ${migration.name} begins.`);
    const begun = performance.now();
    const run = (): Promise<void> => inTransaction(runner, () => executor.executeMigration(migration));
    try {
      await run();
    } catch (error) {
      if (contract === undefined || !isHeldByViews(error)) throw error;
      await withdrawContract(runner, contract);
      await run();
    }
    tell(`Migration ${migration.name} took ${((performance.now() - begun) / 1_000).toFixed(1)} s.`);
  }
}

function schemaIn({ options }: DataSource): string {
  return 'schema' in options ? String(options.schema) : 'this service';
}
