import type { QueryRunner } from 'typeorm';

/** Runs `work` on the connection of `runner`: committed when it resolves, rolled back when it throws. */
export async function inTransaction(runner: QueryRunner, work: () => Promise<unknown>): Promise<void> {
  await runner.startTransaction();
  try {
    await work();
    await runner.commitTransaction();
  } catch (error) {
    // The first error says why; a rollback fails where the connection is gone, and with it the transaction.
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}
