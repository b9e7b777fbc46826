import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case lists several answers, and what is agreed of it is agreed of each. */
export class AnswersOfCases1000000000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_answer (
        case_id text not null references case_cause, response_id text not null,
        primary key (case_id, response_id)
      );
      create index case_answer_of_response on case_answer (response_id);
      comment on table case_answer is 'The answers that a case lists and that count, as it last told them.';
      insert into case_answer (case_id, response_id)
        select case_id, response_id from case_cause where response_id is not null;
      alter table case_cause drop column response_id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
