import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Runs at the same simulated moment, or in the same millisecond, have an order too: it is the revision that they are told with.
 * And a run keeps how it held in the latest answers, so that it reads as it was told.
 */
export class DriverRunRevision1000000000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table driver_run add column revision bigint generated always as identity, add column holdout jsonb;
      drop index driver_run_latest;
      create index driver_run_latest on driver_run (kind, ranked_at desc, revision desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
