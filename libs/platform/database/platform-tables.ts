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
        examples bigint not null default 0,
        first_at timestamptz not null default now(),
        last_at timestamptz not null default now(),
        primary key (topic, fate, reason)
      );
      comment on table record_fate is 'What became of each consumed record: the three fates add up to the records consumed.';
      comment on column record_fate.examples is 'How many were ever kept as examples: the next takes the place of the oldest.';

      create table record_example (
        topic text not null,
        fate text not null,
        reason text not null,
        place int not null,
        nth bigint not null,
        partition int not null,
        record_offset bigint not null,
        source text,
        event_id text,
        type text,
        told text not null,
        at timestamptz not null default now(),
        primary key (topic, fate, reason, place)
      );
      comment on table record_example is 'The latest records that took no effect, of each reason a bounded number: places are used again, so that a flood costs no more than a trickle.';
      comment on column record_example.told is 'The whole reason; it holds no personal data.';
    `);
  }

  /** Migrations go forward only. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
