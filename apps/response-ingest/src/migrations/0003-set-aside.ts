import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers that do not count, who asked, and answers that were withdrawn. */
export class SetAside1000000000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table set_aside (
        set_aside_id text primary key,
        invitation_id text not null references invitation,
        reason text not null check (reason in ('afterExpiry', 'bot', 'unreadable', 'severalScores')),
        channel text not null,
        content jsonb,
        words text,
        came_at timestamptz not null,
        taken_at timestamptz,
        check (content is not null or words is not null)
      );
      create index set_aside_by_time on set_aside (came_at desc, set_aside_id desc);
      comment on table set_aside is 'What came and does not count, with the reason. It is never deleted by itself; a person may take it as an answer.';
      comment on column set_aside.words is 'A reply in which no score was found. Personal data was replaced before it came here.';
      comment on column set_aside.taken_at is 'When a person let it count after all.';

      alter table response_version add column asked_by text;
      comment on column response_version.asked_by is 'The interviewer who asked.';

      alter table response
        add column withdrawn_reason text check (withdrawn_reason in ('erasure', 'fraud', 'test')),
        add column withdrawn_at timestamptz,
        add check ((withdrawn_reason is null) = (withdrawn_at is null));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
