import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same guarantees for a fraction of the work that each decision makes in the database. */
export class LighterDecisions1000000000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A range of text has no distances, so that GiST could not tell which page an entry belongs to, and looked through most of them.
    await runner.query(`
      create function clock_box(contact_id text, issued_at timestamptz, clear_at timestamptz) returns box
        language sql immutable parallel safe
        return box(
          point((hashtextextended(contact_id, 0) / 2048)::float8, extract(epoch from issued_at at time zone 'UTC')::float8),
          point((hashtextextended(contact_id, 0) / 2048)::float8, extract(epoch from clear_at at time zone 'UTC')::float8 - 0.001));
      comment on function clock_box is 'A contact (53 bits of its hash, all that a float8 holds) by the span of its clock, without the millisecond in which it ends.';

      alter table invitation drop constraint invitation_clock;
      drop type contact_span;
      alter table invitation add constraint invitation_clock
        exclude using gist (clock_box(contact_id, issued_at, clear_at) with &&) where (clear_at > issued_at);

      -- An id follows from programme and occasion, which are unique.
      alter table candidate drop constraint candidate_candidate_id_key;
      -- Nothing looks for the invitations of a customer but by its contacts.
      drop index invitation_by_customer;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
