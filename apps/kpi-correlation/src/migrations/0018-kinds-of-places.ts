import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A region and a resource of the same name are two places; and which regions have customers today is found without reading all of them. Replicas of the version before take no places until they are replaced. */
export class KindsOfPlaces1000000000118 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index customer_by_region on customer (region) where region is not null;

      alter table place add kind text not null default 'resource' check (kind in ('resource', 'region'));
      update place set kind = 'region' where exists (select from customer where customer.region = place_id);
      alter table place drop constraint place_pkey, add primary key (place_id, kind);
      alter table place alter kind drop default;
      comment on column place.kind is 'What place_id names: a resource or a region. Until it was told, the name of a region that a customer has was taken for that.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
