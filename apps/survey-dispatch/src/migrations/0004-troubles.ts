import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What contacts are in the middle of, for which they may be left alone. */
export class Troubles1000000000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table trouble_memory (
        kind text not null check (kind in ('alarm', 'bill', 'case', 'dispute', 'ticket')),
        id text not null,
        remembered jsonb not null,
        forget_at timestamptz,
        primary key (kind, id)
      );
      create index trouble_memory_to_forget on trouble_memory (forget_at) where forget_at is not null;
      comment on table trouble_memory is 'What was last said of alarms, bills, cases, disputes and tickets, field by field, so that a late event reopens nothing.';
      comment on column trouble_memory.forget_at is 'When no event is expected any more that is older than what is remembered; null while a trouble holds.';

      create table trouble (
        subject_kind text not null check (subject_kind in ('customer', 'contact', 'line', 'service', 'resource')),
        subject_id text not null,
        kind text not null,
        id text not null,
        state text not null,
        from_at timestamptz not null,
        until_at timestamptz,
        primary key (subject_kind, subject_id, kind, id),
        foreign key (kind, id) references trouble_memory on delete cascade
      );
      create index trouble_by_origin on trouble (kind, id);
      comment on table trouble is 'Troubles that hold, by whom or what they are about. One that has ended has no row.';

      create table line_link (
        link_id text primary key,
        subscription_id text not null,
        resource_id text not null,
        valid_from timestamptz not null,
        valid_to timestamptz,
        version bigint not null
      );
      create index line_link_by_subscription on line_link (subscription_id, resource_id, valid_from desc);
      create index line_link_to_forget on line_link (valid_to) where valid_to is not null;
      comment on table line_link is 'Which resources carry a subscription, as topology tells.';

      alter table subscription add service_ids text[] not null default '{}';

      alter table contact add deceased_at timestamptz;
      create index contact_mourned on contact (customer_id, deceased_at) where deceased_at is not null;
      comment on column contact.deceased_at is 'When it was first told that the contact had died; null for who lives, or was told of before this was kept.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
