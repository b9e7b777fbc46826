import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts are counted since somebody last had a delivery or a ticket tried again. */
export class TriesSince1000000000117 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table webhook_delivery add attempts_before int not null default 0;
      alter table case_ticket add attempts_before int not null default 0;
      comment on column webhook_delivery.attempts_before is 'How many of them were made before it was last tried anew; attempts itself never falls, since it tells one attempt from another.';
      comment on column case_ticket.attempts_before is 'How many of them were made before it was last asked for; attempts itself never falls, since it tells one attempt from another.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
