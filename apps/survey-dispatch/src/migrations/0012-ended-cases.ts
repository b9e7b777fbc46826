import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What turned out to be no case is remembered for a while: what is to be told of it may be asked for later, or be under way. */
export class EndedCases1000000000112 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ended_case (
        case_id text primary key,
        revision bigint,
        noted_at timestamptz not null
      );
      create index ended_case_by_age on ended_case (noted_at);
      comment on table ended_case is 'Cases that were withdrawn or not needed, for as long as something may still be told of them. It names no person.';
      comment on column ended_case.revision is 'Of its end: what is asked for at a later one is told. Null where nobody said: all that is asked for was before.';

      -- Of a migration 0011 that no version has any more.
      drop index if exists notice_of_case;
      create index notice_of_case on message using gin (notice jsonb_path_ops)
        where notice is not null and state in ('queued', 'waiting');

      alter table notice drop constraint notice_outcome_check,
        add constraint notice_outcome_check check (outcome in ('queued', 'suppressed', 'calledOff'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
