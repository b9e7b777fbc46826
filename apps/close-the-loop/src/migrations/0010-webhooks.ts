import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told of cases, of what, and what became of each telling. */
export class Webhooks1000000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook (
        webhook_id text primary key,
        url text not null,
        event_types text[] not null,
        state text not null check (state in ('active', 'paused', 'gone')),
        reason text,
        secret text not null,
        previous_secret text,
        previous_until timestamptz,
        version int not null,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        changed_by text not null
      );
      comment on column webhook.secret is 'Sealed with WEBHOOK_KEY; told to nobody.';
      comment on column webhook.previous_secret is 'The one before it, sealed; signs beside it until previous_until.';
      comment on column webhook.state is 'gone: its target said so with status 410; somebody must set it to active again.';

      create table webhook_event (
        event_id text primary key,
        type text not null,
        body text not null,
        kept_at timestamptz not null
      );
      create index webhook_event_by_age on webhook_event (kept_at);
      comment on table webhook_event is 'Events as they are sent, byte for byte the same on every attempt.';

      create table webhook_delivery (
        webhook_id text not null references webhook on delete cascade,
        event_id text not null references webhook_event,
        case_id text not null,
        seq bigint generated always as identity unique,
        state text not null check (state in ('waiting', 'sending', 'delivered', 'dead')),
        attempts int not null default 0,
        queued_at timestamptz not null,
        due_at timestamptz not null,
        give_up_at timestamptz not null,
        sending_until timestamptz,
        ended_at timestamptz,
        last_status int,
        failure text,
        primary key (webhook_id, event_id),
        check ((state = 'sending') = (sending_until is not null))
      );
      create index webhook_delivery_due on webhook_delivery (webhook_id, due_at) where state = 'waiting';
      create index webhook_delivery_lane on webhook_delivery (webhook_id, case_id, seq) where state in ('waiting', 'sending');
      create index webhook_delivery_lease on webhook_delivery (sending_until) where state = 'sending';
      create index webhook_delivery_give_up on webhook_delivery (give_up_at) where state = 'waiting';
      create index webhook_delivery_by_state on webhook_delivery (webhook_id, state, seq);
      create index webhook_delivery_by_end on webhook_delivery (ended_at) where ended_at is not null;
      create index webhook_delivery_by_event on webhook_delivery (event_id);
      comment on column webhook_delivery.seq is 'The order in which a case''s events are told.';
      comment on column webhook_delivery.sending_until is 'An attempt is noted before it is made; whoever has not noted its end by then, by the clock of the database, counts as gone.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
