import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers without an invitation, with whom and what they need to be known; more reasons to set aside; lines known by what they say. */
export class OtherWaysIn1000000000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contact (
        contact_id text primary key,
        customer_id text not null,
        language text,
        staff boolean not null,
        version bigint not null
      );
      comment on table contact is 'Who may answer without having been asked. Holds no name and no address.';

      create table interaction (
        interaction_id text primary key,
        customer_id text not null,
        contact_id text,
        subscription_id text,
        journey_area text,
        at timestamptz not null
      );
      create index interaction_by_time on interaction (at);
      comment on table interaction is 'What an answer without an invitation may be about; forgotten when nobody answers about it any more.';

      alter table programme_version add column kind text;
      comment on column programme_version.kind is 'Null for versions that were told before this was kept.';

      alter table invitation
        alter expires_at drop not null,
        add column answer_id text,
        add column interaction_id text,
        add check ((expires_at is null) = (answer_id is not null));
      create index invitation_by_contact on invitation (contact_id, survey_id);
      comment on table invitation is 'Who may answer what. Of the link only the SHA-256 of its token is known. An answer that nobody was invited to has a row of its own, by its answer_id: without a link, and told to nobody.';
      comment on column invitation.link_hash is 'Null while dispatched has come and issued has not, and where nobody was invited.';

      alter table set_aside drop constraint set_aside_reason_check,
        add check (reason in
          ('afterExpiry', 'answeredBefore', 'bot', 'unreadable', 'severalScores', 'staff', 'duplicate'));

      alter table import_line add column line_key text collate "C";
      update import_line set line_key = 'line:' || line;
      alter table import_line alter line_key set not null, drop constraint import_line_pkey,
        add primary key (survey_id, line_key);
      comment on column import_line.line_key is 'What tells it from the other lines of its survey: line: and its number, id: and the id it was given, row: with the hash of what it says and how often that came before, or at: and where it stands when it could not be read.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
