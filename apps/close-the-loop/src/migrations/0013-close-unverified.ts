import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that were resolved before resolved cases closed by themselves are looked at, too. */
export class CloseUnverified1000000000113 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update cases set next_due_at = least(next_due_at, state_changed_at + interval '14 days') where state = 'resolved';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
