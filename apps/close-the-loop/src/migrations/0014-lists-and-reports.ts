import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists and reports find their cases by, and the product of a window, which PostgreSQL does not have. */
export class ListsAndReports1000000000114 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index cases_of_person on cases (person, first_contact_due, case_id) where person is not null;
      create index cases_live_by_team on cases (team, first_contact_due, case_id)
        where state <> 'closed' and state <> 'withdrawn';
      create index cases_by_cause on cases (root_cause, first_contact_due, case_id) where root_cause is not null;

      -- With the closed ones, for the answers that came after them; those that live are few among the cases of a contact.
      create index cases_of_respondent on cases (contact_id, topic);
      drop index cases_of_contact;

      create aggregate product (float8) (sfunc = float8mul, stype = float8, initcond = '1');
      comment on aggregate product (float8) is 'Factor by factor in the order of its window, as a loop would multiply them.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
