import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Targets and index models in all their versions: each change is a row of its own. */
export class Versions1000000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table score_target drop constraint score_target_pkey;
      alter table score_target add primary key (kind, journey_area, metric, version);
      alter table index_model drop constraint index_model_pkey;
      alter table index_model add primary key (survey_id, version);
      comment on table score_target is 'What is aimed at, by survey kind and journey area (empty: all together): points of NPS, percent of the index. The greatest version is in force.';
      comment on table index_model is 'Interaction levels, indicators and questions of a programme, where an operator gave them. The greatest version is in force.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
