import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an invitation was answered is asked of the answers: to write it down beside each cost more than all that is counted of one. */
export class AnsweredByAnswers1000000000116 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invitation_fact drop column answered, reset (fillfactor)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
