import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which alarms were severe is found without reading the histories of all: for charts that mark outages. */
export class SevereAlarms1000000000117 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index entity_event_severe on entity_event (entity_id)
        where type = 'oss.alarm.changed.v1' and data::jsonb->>'severity' in ('critical', 'major');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
