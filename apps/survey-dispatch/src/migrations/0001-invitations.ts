import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts and subscriptions as masters tell them, candidates for a question, and invitations. */
export class Invitations1000000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contact (
        contact_id text primary key,
        customer_id text not null,
        language text,
        consent boolean not null,
        reachable boolean not null,
        status text not null check (status in ('active', 'deceased', 'left')),
        version bigint not null,
        last_invited_at timestamptz
      );
      comment on table contact is 'Who may be asked. Names and addresses stay with the gateway, which knows a contact by its id.';
      comment on column contact.last_invited_at is 'The contact clock. Whoever changes it holds this row.';

      create table subscription (
        subscription_id text primary key,
        contact_id text,
        live boolean not null,
        version bigint not null
      );
      create index subscription_by_contact on subscription (contact_id) where live;

      create table candidate (
        interaction_id text primary key,
        candidate_id text not null unique,
        contact_id text not null,
        customer_id text not null,
        subscription_id text,
        kind text not null,
        programme text not null,
        completed_at timestamptz not null,
        cause_id text not null,
        due_at timestamptz not null,
        state text not null check (state in ('waiting', 'invited', 'suppressed')),
        reason text,
        until timestamptz,
        decided_at timestamptz,
        check ((state = 'waiting') = (decided_at is null)),
        check ((state = 'suppressed') = (reason is not null))
      );
      create index candidate_due on candidate (due_at) where state = 'waiting';
      create index candidate_by_contact on candidate (contact_id, completed_at);
      comment on table candidate is 'Completed interactions that somebody might be asked about: one each, ever, with what was decided.';

      create table invitation (
        invitation_id text primary key,
        interaction_id text not null unique,
        contact_id text not null,
        customer_id text not null,
        subscription_id text,
        survey_id text not null,
        programme text not null,
        kind text not null,
        language text not null,
        completed_at timestamptz not null,
        issued_event_id text not null,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        state text not null check (state in ('issued', 'dispatched', 'failed')),
        attempts int not null default 0,
        next_attempt_at timestamptz,
        dispatched_at timestamptz,
        failure text,
        check ((state = 'issued') = (next_attempt_at is not null)),
        check ((state = 'dispatched') = (dispatched_at is not null)),
        check (state <> 'failed' or failure is not null)
      );
      create index invitation_to_send on invitation (next_attempt_at) where state = 'issued';
      create index invitation_by_time on invitation (issued_at desc, invitation_id desc);
      create index invitation_by_contact on invitation (contact_id, issued_at desc);
      comment on table invitation is 'Whom we asked, and whether the gateway has taken the message. The link is derived when needed and stored nowhere.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
