import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of invitations that ask whether a fix helped: of which case and round it is. */
export class VerifiedCases1000000000106 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invitation add case_id text, add case_round int;
      comment on column invitation.case_id is 'The case whose fix is asked about; its answers carry it on.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
