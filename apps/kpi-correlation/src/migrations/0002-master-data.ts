import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers, subscriptions and topology, as the masters told them, and since when. No personal data: contacts stay with survey-dispatch. */
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
      comment on table subscription is 'What the master says now.';

      create table subscription_version (
        subscription_id text not null,
        version bigint not null,
        valid_from timestamptz not null,
        customer_id text not null,
        account_id text,
        contact_id text,
        product_id text,
        service_ids jsonb not null,
        primary key (subscription_id, version)
      );
      create index subscription_version_by_customer on subscription_version (customer_id);
      create index subscription_version_by_product on subscription_version (product_id) where product_id is not null;
      create index subscription_version_by_service on subscription_version using gin (service_ids);
      comment on table subscription_version is 'Whose a subscription was, and through which services it was delivered, since when. A greater version ends a smaller one where it begins; the first holds for all time before it, too.';

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
