import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why people were left alone in a time is asked all day long by dashboards: by this they read those of the time, and no table. */
export class SuppressionsByTime1000000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index candidate_suppressed on candidate (decided_at) include (programme_id, reason) where state = 'suppressed'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
