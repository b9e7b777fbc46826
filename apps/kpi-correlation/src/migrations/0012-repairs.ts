import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Repairs that were registered, so that what they did can be measured. */
export class Repairs1000000000112 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table repair (
        repair_id text primary key,
        name text not null,
        kind text not null check (kind in ('resource', 'region', 'process')),
        targets text[] not null,
        repaired_at timestamptz not null,
        team text not null,
        kpi text,
        registered_at timestamptz not null,
        registered_by text not null
      );
      create index repair_by_time on repair (repaired_at, repair_id);
      comment on table repair is 'What was repaired, and when. What it did is computed from the answers whenever it is asked for.';
      comment on column repair.targets is 'Ids of resources, names of regions or journey areas, each once, in order.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
