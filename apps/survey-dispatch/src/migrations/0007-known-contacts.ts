import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Candidates that were told of before their contacts; and for how long a deleted contact was asked too lately. */
export class KnownContacts1000000000107 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table candidate alter customer_id drop not null, add contact_known boolean not null default true;
      update candidate set contact_known = false
        where state = 'waiting' and not exists (select 1 from contact where contact.contact_id = candidate.contact_id);
      create index candidate_of_unknown on candidate (contact_id) where state = 'waiting' and not contact_known;
      comment on column candidate.contact_known is 'False until it is due by the clock of its contact, and its customer is known.';

      create table past_asking (
        contact_id text not null,
        survey_id text not null,
        kind text not null check (kind in ('invited', 'answered')),
        at timestamptz not null
      );
      create index past_asking_by_contact on past_asking (contact_id);
      create index past_asking_to_forget on past_asking (at);
      comment on table past_asking is 'When contacts were asked, and answered, that have been deleted since: ids and times alone, until no clock runs from them.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
