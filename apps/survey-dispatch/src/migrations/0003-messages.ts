import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages and what became of them, opt-outs, texts of the operator's own, and who signs. */
export class Messages1000000000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table message (
        message_id text primary key,
        invitation_id text not null,
        reminder boolean not null,
        contact_id text not null,
        customer_id text not null,
        channel text not null check (channel in ('email', 'sms', 'webhook', 'agent')),
        language text not null,
        programme_id text not null,
        programme_version int not null,
        issued_event_id text not null,
        issued jsonb not null,
        occasion_kind text,
        occasion_at timestamptz,
        not_before timestamptz not null,
        expires_at timestamptz not null,
        remind_at timestamptz,
        opt_out_hash text not null unique,
        reference int not null,
        state text not null check (state in
          ('queued', 'sending', 'waiting', 'sent', 'failed', 'bounced', 'unknownOutcome', 'calledOff')),
        due_at timestamptz,
        attempts int not null default 0,
        unsure_attempts int not null default 0,
        sending_until timestamptz,
        template_language text,
        template_version int,
        provider_ids text[] not null default '{}',
        sent_at timestamptz,
        delivered_at timestamptz,
        answered_at timestamptz,
        claimed_by text,
        claimed_until timestamptz,
        outcome text,
        failure text,
        unique (invitation_id, reminder),
        check ((state in ('queued', 'waiting')) = (due_at is not null)),
        check ((state = 'sending') = (sending_until is not null)),
        check (state <> 'sent' or sent_at is not null),
        check ((state in ('failed', 'bounced', 'unknownOutcome')) = (outcome is not null)),
        check (outcome is null or failure is not null),
        check ((template_language is null) = (template_version is null))
      );
      create index message_to_send on message (channel, due_at) where state in ('queued', 'waiting');
      create index message_sending on message (sending_until) where state = 'sending';
      create index message_to_ask on message (due_at, invitation_id) where channel = 'agent' and state in ('queued', 'waiting');
      create index message_by_contact on message (contact_id, sent_at);
      create index message_by_provider_id on message using gin (provider_ids) where channel = 'sms';
      comment on table message is 'What was or is to be sent: the question of each invitation, and its one reminder. Texts, links and addresses are put together when needed and stored nowhere.';
      comment on column message.sending_until is 'By the clock of the database: then whoever is sending it counts as gone.';
      comment on column message.claimed_by is 'Of an interview: who is at it, until claimed_until.';
      comment on column message.opt_out_hash is 'SHA-256 of the token of its unsubscribe link, in hex.';

      comment on column message.reference is '16 bits of ours that a message centre may bring back in its receipts.';

      create table sms_receipt (
        receipt_id bigint generated always as identity primary key,
        provider_id text,
        reference int,
        contact_ids text[] not null,
        outcome text not null check (outcome in ('delivered', 'bounced')),
        state text not null,
        received_at timestamptz not null
      );
      comment on table sms_receipt is 'What message centres told of messages, until it is known which one.';

      create table sms_part (
        sender_hash text not null,
        reference int not null,
        total int not null,
        part int not null,
        text text not null,
        received_at timestamptz not null,
        primary key (sender_hash, reference, total, part)
      );
      comment on table sms_part is 'Parts of long replies until the rest has come.';

      create index contact_by_number on contact
        ((regexp_replace(regexp_replace(addresses ->> 'sms', '[^0-9+]', '', 'g'), '^(\\+|00)', ''))) where addresses ? 'sms';

      create table opt_out (
        contact_id text not null,
        channel text not null check (channel in ('email', 'sms', 'webhook', 'agent', 'all')),
        since timestamptz not null,
        source text not null,
        primary key (contact_id, channel)
      );
      comment on table opt_out is 'Who does not want to be asked, by which way or at all. Stronger than any consent that masters tell.';

      create table message_template (
        programme_id text not null,
        channel text not null check (channel in ('email', 'sms', 'webhook')),
        language text not null,
        version int not null check (version > 0),
        subject text,
        body text,
        saved_at timestamptz not null,
        saved_by text not null,
        primary key (programme_id, channel, language, version)
      );
      comment on table message_template is 'The operator''s own texts, in versions; without a body one was taken back. The greatest version is in force.';

      create table sender (
        account_manager_id text primary key,
        name text not null,
        title text,
        reply_to text,
        saved_at timestamptz not null,
        saved_by text not null
      );
      comment on table sender is 'Who signs messages to the customers of an account manager.';

      insert into message (message_id, invitation_id, reminder, contact_id, customer_id, channel, language, programme_id,
        programme_version, issued_event_id, issued, occasion_kind, occasion_at, not_before, expires_at, opt_out_hash, reference, state, due_at,
        attempts,
        sent_at, outcome, failure)
      select invitation_id, invitation_id, false, contact_id, customer_id, channel, language, survey_id, programme_version,
        issued_event_id, issued, interaction_kind, occasion_at, issued_at, expires_at, 'none: ' || invitation_id, 0,
        case state when 'issued' then 'queued' when 'dispatched' then 'sent' else 'failed' end, next_attempt_at, attempts,
        dispatched_at, case when state = 'failed' then 'refused' end, failure
      from invitation;

      alter table invitation drop column state, drop column attempts, drop column next_attempt_at, drop column dispatched_at,
        drop column failure;
      create view invitation_sending as
        select invitation_id, attempts, due_at as next_attempt_at, sent_at as dispatched_at, failure, delivered_at,
          case when state in ('queued', 'sending', 'waiting') then 'issued' when state = 'sent' then 'dispatched'
            else 'failed' end as state
        from message where not reminder;
      comment on view invitation_sending is 'How far each invitation is on its way to its contact.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
