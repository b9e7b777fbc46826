import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables every service has: the outbox (Debezium's columns, so that its relay can take over), the inbox, and the count of what became of each record.
 * The first migration of each schema.
 */
export class platformTables implements MigrationInterface {
  readonly name = 'platformTables1000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        seq bigint generated always as identity primary key,
        id text not null,
        aggregatetype text not null,
        aggregateid text not null,
        type text not null,
        payload text not null,
        headers jsonb not null,
        created_at timestamptz not null default now(),
        published_at timestamptz
      );
      create index outbox_unpublished on outbox (seq) where published_at is null;
      create index outbox_by_event on outbox (id);
      comment on table outbox is 'Events to publish, written with the fact they tell of; the relay sends them in order of seq.';

      create table inbox (
        consumer text not null,
        event_id text not null,
        handled_at timestamptz not null default now(),
        primary key (consumer, event_id)
      );
      comment on table inbox is 'Events whose effect has no natural key, by consumer: each takes effect once.';

      create table record_position (
        topic text not null,
        partition int not null,
        counted_to bigint not null,
        primary key (topic, partition)
      );
      comment on table record_position is 'Up to which offset (exclusive) the records of a partition are counted in record_fate.';

      create table record_fate (
        topic text not null,
        fate text not null check (fate in ('stored', 'dropped', 'deadLettered')),
        reason text not null,
        records bigint not null,
        primary key (topic, fate, reason)
      );
      comment on table record_fate is 'What became of each consumed record: the three fates add up to the records consumed.';
    `);
  }

  /** Migrations go forward only. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
