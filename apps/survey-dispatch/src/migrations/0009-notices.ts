import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that tell something and ask nothing. */
export class Notices1000000000109 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table message add notice jsonb;
      comment on column message.notice is 'What it tells, for which case; null where it asks. Its words are gone with the contact.';
      create index notice_by_contact on message (contact_id, not_before) where notice is not null;

      create table notice (
        notice_id text primary key,
        outcome text not null check (outcome in ('queued', 'suppressed')),
        reason text,
        decided_at timestamptz not null
      );
      comment on table notice is 'What was decided of each notice, so that none is decided or sent twice. It names no person.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
