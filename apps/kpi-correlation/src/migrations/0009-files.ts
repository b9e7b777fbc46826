import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of call records and counters: what was taken of them, and calls that wait for a record or a subscription. No number stands here. */
export class Files1000000000109 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ingest_file (
        file_no int generated always as identity primary key,
        file_id uuid not null unique,
        kind text not null check (kind in ('cdr', 'pm')),
        source text not null,
        name text not null,
        zone text not null,
        mapping text,
        state text not null check (state in ('taking', 'taken')),
        started_at timestamptz not null,
        touched_at timestamptz not null
      );
      create index ingest_file_by_time on ingest_file (touched_at desc, file_no desc);
      comment on table ingest_file is 'Files by kind, source and name. file_id: of these three, so that a file that is sent again is the same.';

      create table ingest_range (
        file_no int not null references ingest_file on delete cascade,
        first_row int not null,
        last_row int not null,
        digest uuid not null,
        counts jsonb not null,
        primary key (file_no, first_row)
      );
      comment on table ingest_range is 'Rows of a file that are done, written with their effect. digest: of the rows and of how they were read; the same range is never done twice.';

      create table refused_row (
        file_no int not null references ingest_file on delete cascade,
        first_row int not null,
        line int not null,
        content uuid not null,
        reason text not null,
        primary key (file_no, line)
      );
      create index refused_row_by_range on refused_row (file_no, first_row);
      comment on table refused_row is 'The first 1,000 rows of a file that could not be used, and why. The rows themselves are dead letters.';

      create table taken_record (
        record_key uuid primary key,
        content bigint not null,
        file_no int not null,
        row_no int not null,
        happened_on date not null
      );
      create index taken_record_by_day on taken_record using brin (happened_on);
      comment on table taken_record is 'Records that were taken, so that each has its effect once (rule R19). record_key: of source and record id; content: a keyed hash.';

      create table number_link (
        number_hash uuid not null,
        subscription_id text not null,
        valid_from timestamptz not null,
        valid_to timestamptz,
        primary key (number_hash, valid_from)
      );
      comment on table number_link is 'Whose a telephone number was and when, by a keyed hash of the number (rule R18). Half-open; a later valid_from ends the earlier.';

      create table call_part (
        call_key uuid primary key,
        source text not null,
        call_id text not null,
        number_hash uuid not null,
        records jsonb not null,
        told jsonb,
        revision int not null,
        expires_at timestamptz not null
      );
      create index call_part_by_call on call_part (source, call_id);
      create index call_part_by_expiry on call_part (expires_at);
      comment on table call_part is 'Calls that came in several records. told: what was last published of it, as revision.';

      create table parked_call (
        call_key uuid primary key,
        number_hash uuid not null,
        source text not null,
        event_id text not null,
        started_at timestamptz not null,
        data jsonb not null,
        expires_at timestamptz not null
      );
      create index parked_call_by_number on parked_call (number_hash);
      create index parked_call_by_expiry on parked_call (expires_at);
      comment on table parked_call is 'Failed calls whose number belonged to no known subscription; published when it does, given up after 7 days.';

      create table given_up_call (
        source text not null,
        reason text not null,
        calls bigint not null,
        primary key (source, reason)
      );
      comment on table given_up_call is 'Calls that waited in vain, by reason.';

      create table ingest_mapping (
        name text primary key,
        kind text not null check (kind in ('cdr', 'pm')),
        content jsonb not null,
        revision int not null,
        changed_at timestamptz not null
      );
      comment on table ingest_mapping is 'Which columns of an operator''s files stand for ours.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
