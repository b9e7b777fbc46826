import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What programmes ask, which version of it an answer was given to, and how often an address tried links that are none. */
export class Programmes1000000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme_version (
        programme_id text not null,
        version int not null,
        journey_area text,
        fallback_language text not null,
        questionnaire jsonb not null,
        primary key (programme_id, version)
      );
      comment on table programme_version is 'What each version of a programme asks. A survey is what a programme asks: survey_id = programme_id.';

      alter table invitation add column programme_version int;
      comment on column invitation.programme_version is 'The version it was issued by; null where issued by none.';

      -- Links are found by a key that is never null, even while dispatched has come and issued has not: no hash has a blank in it.
      alter table invitation add column link_key text not null
        generated always as (coalesce(link_hash, 'none of ' || invitation_id)) stored unique;
      comment on column invitation.link_key is 'The SHA-256 of the token of the link, as it is looked up.';

      alter table response_version add column language text, add column programme_version int;
      comment on column response_version.language is 'Of the page it was given on; null where it came by another way.';
      comment on column response_version.programme_version is 'The version whose questions were answered; null where none was known.';

      -- Counts that matter for minutes: a crash of the database may lose them.
      create unlogged table link_guess (
        address text not null,
        period_start timestamptz not null,
        guesses int not null,
        primary key (address, period_start)
      );
      comment on table link_guess is 'Unknown links by address (hashed) and period, for all replicas. Gone when the period after it begins.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
