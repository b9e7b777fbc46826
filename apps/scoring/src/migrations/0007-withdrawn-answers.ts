import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing is kept of whom an invitation asked whose answer was withdrawn: an invitation that comes after that must find it. */
export class WithdrawnAnswers1000000000107 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index answer_fact_withdrawn on answer_fact (invitation_id) where withdrawn');
    await runner.query(`
      update invitation_fact set contact_id = null, customer_id = null, subscription_id = null, trigger_id = null
      from answer_fact as answer
      where answer.invitation_id = invitation_fact.invitation_id and answer.withdrawn and invitation_fact.contact_id is not null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
