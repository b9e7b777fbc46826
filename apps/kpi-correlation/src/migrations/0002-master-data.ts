import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers, subscriptions and topology, as the masters last told. No personal data: contacts stay with survey-dispatch. */
export class MasterData1000000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table customer (
        customer_id text primary key,
        segment text not null,
        region text,
        contract_level text,
        customer_since timestamptz,
        version bigint not null
      );
      create table subscription (
        subscription_id text primary key,
        customer_id text not null,
        contact_id text,
        region text,
        status text not null,
        version bigint not null
      );
      create index subscription_by_customer on subscription (customer_id);
      create table topology_link (
        link_id text primary key,
        resource_id text not null,
        resource_kind text not null,
        subscription_id text not null,
        valid_from timestamptz not null,
        valid_to timestamptz,
        weight double precision not null,
        version bigint not null
      );
      create index topology_link_by_resource on topology_link (resource_id, valid_from);
      create index topology_link_by_subscription on topology_link (subscription_id, valid_from);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
