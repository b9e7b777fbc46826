import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the HTTP doors remember: answers by idempotency key, and hubs of TM Forum systems at which we listen. */
export class Intake1000000000108 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotent_request (
        idempotency_key text primary key,
        fingerprint text not null,
        status int,
        answer json,
        claimed_at timestamptz not null default now(),
        expires_at timestamptz not null
      );
      create index idempotent_request_by_expiry on idempotent_request (expires_at);
      comment on table idempotent_request is 'Requests to POST /v1/events by Idempotency-Key; without status: in work.';

      create table tmf_hub (
        hub_id uuid primary key,
        api text not null,
        hub_url text not null,
        callback text not null,
        query text,
        state text not null check (state in ('registering', 'registered', 'unregistering')),
        remote_id text,
        attempts int not null default 0,
        next_try_at timestamptz,
        last_error text,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        unique (hub_url, callback)
      );
      create index tmf_hub_due on tmf_hub (next_try_at) where next_try_at is not null;
      comment on table tmf_hub is 'Hubs (TMF630) of operators'' systems at which we are, or are to be, registered as a listener.';
      comment on column tmf_hub.remote_id is 'Under which id the hub knows us; null where it has not told one.';
      comment on column tmf_hub.next_try_at is 'When the hub is called (again); null when there is nothing to tell it.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
