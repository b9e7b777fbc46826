import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEYS = ['dimension', 'kind', 'journey_area', 'value', 'stratum'];

/**
 * Keys of cells compare by bytes: nobody reads them in the order of a language, and a language's rules cost a good part of each change. An
 * invitation leaves room on its page for its being answered, which then moves no index.
 */
export class CellsBytewise1000000000106 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const bytewise = (names: readonly string[]) =>
      names.map((name) => `alter column ${name} type text collate "C"`).join(', ');
    // Each on its own, as each has its time limit: keys of many cells take a while to be made anew.
    await runner.query(`alter table score_cell ${bytewise(KEYS)}`);
    await runner.query(`alter table score_month ${bytewise([...KEYS, 'month'])}`);
    await runner.query('alter table invitation_fact set (fillfactor = 80)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
