import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Withdrawals that came before their answers. */
export class EarlyWithdrawals1000000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table early_withdrawal (response_id text primary key);
      comment on table early_withdrawal is 'Answers that were withdrawn before they came; when one comes late it opens no case.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
