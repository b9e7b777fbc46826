import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an operator changed of the KPIs that ship, and the KPIs of its own; every version stays. */
export class Catalogue1000000000107 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table kpi_definition (
        kpi text not null,
        version bigint not null,
        definition jsonb not null,
        retired boolean not null,
        changed_at timestamptz not null,
        changed_by text not null,
        note text,
        primary key (kpi, version)
      );
      create unique index kpi_definition_by_version on kpi_definition (version);
      comment on table kpi_definition is 'Versions of KPI definitions; the greatest of a KPI is in force. A KPI that ships and is not here is in force as it ships, as version 0.';
      comment on column kpi_definition.version is 'Counted over all KPIs, so that the greatest is the version of the whole catalogue.';
      comment on column kpi_definition.changed_by is 'The name of the API key.';

      create table kpi_recount (
        kpi text not null,
        version bigint not null,
        asked_at timestamptz not null,
        done_at timestamptz,
        progress_day date,
        primary key (kpi, version)
      );
      create index kpi_recount_to_do on kpi_recount (version) where done_at is null;
      comment on table kpi_recount is 'KPIs whose history is to be counted anew, because a version counts otherwise than the one before.';
      comment on column kpi_recount.progress_day is 'The last day that is counted anew; null before the first.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
