import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where resources and regions are, so that maps can be drawn. */
export class Places1000000000116 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table place (
        place_id text collate "C" primary key,
        name text,
        longitude double precision not null check (longitude between -180 and 180),
        latitude double precision not null check (latitude between -90 and 90),
        changed_at timestamptz not null,
        changed_by text not null);
      comment on table place is 'Where cells, sites and other resources are, and the middle of regions: as the operator told by PUT /v1/places.';
      comment on column place.place_id is 'Id of the resource, or name of the region, as events and masters have it.';
      comment on column place.longitude is 'Degrees east, WGS 84.';
      comment on column place.latitude is 'Degrees north, WGS 84.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
