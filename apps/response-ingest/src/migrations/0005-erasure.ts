import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasures that last: of an invitation whose words were deleted, none are kept again. */
export class Erasure1000000000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invitation add column erased_at timestamptz;
      comment on column invitation.erased_at is 'When the words of its customer were deleted on request. Nothing is set aside of it from then on.';
      update invitation set erased_at = withdrawn_at from response
        where response.invitation_id = invitation.invitation_id and withdrawn_reason = 'erasure';
      delete from set_aside using invitation
        where set_aside.invitation_id = invitation.invitation_id and erased_at is not null;

      comment on table set_aside is 'What came and does not count, with the reason, at most 20 things of one invitation. It is deleted by an erasure only; a person may take it as an answer.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
