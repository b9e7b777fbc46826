import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes of recounts that are owed have numbers: clocks of servers may go back, and then a later note was taken for an earlier one. */
export class NumberedNotes1000000000115 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table recount_owed add column recount_id bigint generated always as identity primary key;
      comment on table recount_owed is 'Facts were changed and are not all counted yet: a recount that was cut short is made up for at the next start.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
