import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases show when their clocks do not run as they should. */
export class ClockTrouble1000000000116 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cases add clock_trouble text;
      comment on column cases.clock_trouble is 'Why its clocks do not run as they should, in words for people; null while they do.';
      create index cases_in_clock_trouble on cases (case_id) where clock_trouble is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
