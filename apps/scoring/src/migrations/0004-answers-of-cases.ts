import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case lists several answers, and what is agreed of it is agreed of each. */
export class AnswersOfCases1000000000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_answer (
        response_id text primary key, case_id text not null references case_cause, told_at timestamptz not null
      );
      create index case_answer_of_case on case_answer (case_id);
      comment on table case_answer is 'The case that last listed an answer among those that count.';
      insert into case_answer (response_id, case_id, told_at)
        select response_id, max(case_id), 'epoch' from case_cause where response_id is not null group by response_id;
      alter table case_cause drop column response_id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
