import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A team gets no digest on a day on which its calendar rests. */
export class RestingDigests1000000000119 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table digest drop constraint digest_state_check,
        add constraint digest_state_check
          check (state in ('waiting', 'sending', 'sent', 'empty', 'failed', 'unknownOutcome', 'resting'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
