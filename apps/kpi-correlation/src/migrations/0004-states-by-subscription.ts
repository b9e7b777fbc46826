import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which tickets, orders and touchpoints a subscription ever had is asked for each answer, and must not read its facts. */
export class StatesBySubscription1000000000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index event_states_by_subscription on event (subscription_id, type, entity_id) where entity_id is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
