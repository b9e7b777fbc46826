import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Charts ask for the cases of some months by the day on which a customer was contacted, or on which a case was closed. */
export class CasesByDay1000000000121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index cases_by_contact on cases (contacted_at) where contacted_at is not null');
    await runner.query('create index cases_by_closing on cases (closed_at) where closed_at is not null');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
