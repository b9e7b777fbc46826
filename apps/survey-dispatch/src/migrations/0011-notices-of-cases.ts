import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits to be told is found by its case, which may turn out not to be one. */
export class NoticesOfCases1000000000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index notice_of_case on message ((notice ->> 'caseId')) where notice is not null and state in ('queued', 'waiting')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
