import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who gets a digest, and which were sent. */
export class Digests1000000000112 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table digest_recipient (
        kind text not null check (kind in ('team', 'owner')),
        name text not null,
        email text not null,
        saved_at timestamptz not null,
        saved_by text not null,
        primary key (kind, name)
      );

      create table digest (
        kind text not null,
        name text not null,
        day date not null,
        state text not null check (state in ('waiting', 'sending', 'sent', 'empty', 'failed', 'unknownOutcome')),
        prepared_at timestamptz not null,
        due_at timestamptz not null,
        attempts int not null default 0,
        sending_until timestamptz,
        failure text,
        primary key (kind, name, day),
        check ((state = 'sending') = (sending_until is not null))
      );
      create index digest_open on digest (due_at) where state in ('waiting', 'sending');
      comment on table digest is 'One row for each recipient and working day: that it is there is what makes a digest go once.';
      comment on column digest.prepared_at is 'What was opened after the last of them is new.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
