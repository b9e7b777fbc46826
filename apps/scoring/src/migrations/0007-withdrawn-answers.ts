import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An invitation that comes after its answer was withdrawn must find that, to keep nothing of whom it asked. */
export class WithdrawnAnswers1000000000107 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index answer_fact_withdrawn on answer_fact (invitation_id) where withdrawn');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
