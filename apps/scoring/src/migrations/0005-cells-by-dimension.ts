import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By day alone, a window of one dimension read the cells of all of them, and left out nineteen in twenty. */
export class CellsByDimension1000000000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index score_cell_by_day;
      create index score_cell_by_day on score_cell (dimension, kind, day);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
