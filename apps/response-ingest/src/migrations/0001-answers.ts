import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitation keys, answers with their versions, and what became of each line of an imported survey. */
export class Answers1000000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invitation (
        invitation_id text primary key,
        link_hash text unique,
        survey_id text not null,
        kind text not null,
        wave_id text,
        contact_id text not null,
        customer_id text not null,
        subscription_id text,
        journey_area text,
        channel text not null,
        language text,
        triggered_at timestamptz,
        dispatched_at timestamptz,
        expires_at timestamptz not null
      );
      comment on table invitation is 'Who may answer what. Of the link only the SHA-256 of its token is known.';
      comment on column invitation.link_hash is 'Null only while dispatched has come and issued has not.';

      create table response (
        response_id text primary key,
        invitation_id text not null unique references invitation,
        revision int not null,
        first_recorded_at timestamptz not null
      );
      create index response_by_time on response (first_recorded_at desc, response_id desc);
      comment on table response is 'One answer per invitation, ever; revision is the version that stands.';

      create table response_version (
        response_id text not null references response,
        revision int not null,
        score smallint not null check (score between 0 and 10),
        reasons jsonb not null,
        comment text,
        redacted boolean not null,
        items jsonb not null,
        consents jsonb not null,
        channel text not null,
        answered_at timestamptz not null,
        recorded_at timestamptz not null,
        primary key (response_id, revision)
      );
      comment on table response_version is 'What was answered, version by version. Personal data was replaced before the comment came here.';

      create table import_line (
        survey_id text not null,
        line int not null,
        fate text not null check (fate in ('accepted', 'refused')),
        reason text,
        primary key (survey_id, line),
        check ((fate = 'refused') = (reason is not null))
      );
      comment on table import_line is 'What became of each line of an imported survey. Holds none of the line''s content.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
