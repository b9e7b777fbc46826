import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PROGRAMMES_AS_SHIPPED, POLICY_AS_SHIPPED } from './as-shipped.js';

/** Programmes and the contact policy in versions; candidates for any occasion; frames; clocks per survey; what masters tell besides. */
export class Programmes1000000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme (
        programme_id text not null,
        version int not null check (version > 0),
        kind text not null check (kind in ('transactional', 'relationship', 'wave', 'verification')),
        state text not null check (state in ('active', 'paused', 'ended')),
        definition jsonb not null,
        published_at timestamptz not null,
        published_by text not null,
        primary key (programme_id, version)
      );
      comment on table programme is 'Who is asked what: a programme is never changed, it gets a next version. The greatest is in force.';

      create table contact_policy (
        version int primary key check (version > 0),
        definition jsonb not null,
        published_at timestamptz not null,
        published_by text not null
      );
      comment on table contact_policy is 'What protects contacts from too many questions, whichever programme asks. The greatest version is in force.';

      alter table contact add time_zone text, add roles text[] not null default '{}', add channels text[],
        add addresses jsonb not null default '{}';
      comment on table contact is 'Who may be asked.';
      comment on column contact.addresses is 'Personal data: by channel. In no event and in no log, and gone with the contact.';
      comment on column contact.channels is 'Those agreed to, in order of preference; null where none is told, [] where none is agreed to.';

      create table customer (
        customer_id text primary key,
        segment text,
        region text,
        contract_level text,
        vip boolean,
        account_manager_id text,
        customer_since timestamptz,
        version bigint
      );
      comment on table customer is 'What masters tell of customers. Whoever decides about contacts of a customer holds this row, so that the cap of an account holds.';
      comment on column customer.version is 'Null while masters have told nothing: then the row is only there to be held.';
      insert into customer (customer_id) select distinct customer_id from contact;
      create index contact_by_customer on contact (customer_id);

      alter table subscription add customer_id text, add equipment_class text;

      create table contact_clock (
        contact_id text not null,
        survey_id text not null,
        invited_at timestamptz,
        answered_at timestamptz,
        primary key (contact_id, survey_id)
      );
      comment on table contact_clock is 'When a contact was last invited to a survey, and when it last answered one. Whoever invites holds the contact.';
      insert into contact_clock (contact_id, survey_id, invited_at)
        select contact_id, survey_id, max(issued_at) from invitation group by contact_id, survey_id;
      alter table contact drop column last_invited_at;

      create table frame (
        programme_id text not null,
        occasion text not null,
        programme_version int not null,
        opened_at timestamptz not null,
        drawn_at timestamptz not null,
        members int not null,
        drawn int not null,
        primary key (programme_id, occasion)
      );
      comment on table frame is 'A period or a wave of a programme whose sample is drawn: once, ever.';
      create table frame_member (
        programme_id text not null,
        occasion text not null,
        contact_id text not null,
        stratum text not null,
        drawn boolean not null,
        inclusion float8 not null check (inclusion between 0 and 1),
        primary key (programme_id, occasion, contact_id)
      );
      create index frame_member_by_contact on frame_member (contact_id);
      comment on table frame_member is 'Who could have been drawn, of which stratum and with which probability, so that non-response can be weighted.';

      alter table candidate rename column interaction_id to occasion_id;
      alter table candidate rename column completed_at to occasion_at;
      alter table candidate rename column kind to interaction_kind;
      alter table candidate rename column programme to programme_id;
      alter table candidate alter interaction_kind drop not null, drop constraint candidate_pkey, drop constraint candidate_state_check;
      alter table candidate add trigger_type text, add trigger_id text, add frame text,
        add programme_version int, add policy_version int, add told text[] not null default '{}',
        add constraint candidate_state_check check (state in ('waiting', 'invited', 'suppressed')),
        drop constraint candidate_check1, add constraint candidate_reason_check check (state <> 'suppressed' or reason is not null);
      update candidate set programme_id = programme_id || '-transactional', programme_version = 1, policy_version = 1,
        trigger_type = 'bss.interaction.changed.v1', trigger_id = occasion_id;
      alter table candidate add primary key (programme_id, occasion_id);
      drop index candidate_due;
      create index candidate_due on candidate (programme_id, due_at) where state = 'waiting';
      create index candidate_by_contact_due on candidate (contact_id, due_at) where state = 'waiting';
      create index candidate_by_frame on candidate (frame) where frame is not null;
      comment on table candidate is 'What a programme might ask somebody about, one row per programme and occasion, ever, with what was decided.';
      comment on column candidate.told is 'The reasons for which it was told that the question comes later: each once.';

      alter table invitation rename column interaction_id to occasion_id;
      alter table invitation rename column completed_at to occasion_at;
      alter table invitation rename column kind to interaction_kind;
      alter table invitation rename column programme to journey_area;
      alter table invitation alter interaction_kind drop not null, alter journey_area drop not null,
        drop constraint invitation_interaction_id_key;
      alter table invitation add kind text not null default 'transactional', add programme_version int not null default 1,
        add channel text not null default 'webhook', add issued jsonb, add clear_at timestamptz;
      alter table invitation alter kind drop default, alter programme_version drop default, alter channel drop default,
        add unique (survey_id, occasion_id);
      update invitation set issued = jsonb_strip_nulls(jsonb_build_object('invitationId', invitation_id, 'surveyId', survey_id,
        'kind', 'transactional', 'contactId', contact_id, 'customerId', customer_id, 'subscriptionId', subscription_id,
        'journeyArea', journey_area, 'channel', channel, 'language', language,
        'trigger', jsonb_build_object('type', 'bss.interaction.changed.v1', 'id', occasion_id,
          'at', to_char(occasion_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
        'expiresAt', to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')));
      alter table invitation alter issued set not null;
      create index invitation_by_customer on invitation (customer_id, issued_at desc);
      create index invitation_by_survey on invitation (survey_id, issued_at desc);

      create type contact_span as range (subtype = text, collation = "C");
      alter table invitation add constraint invitation_clock exclude using gist (
        contact_span(contact_id, contact_id, '[]') with &&, tstzrange(issued_at, clear_at) with &&) where (clear_at is not null);
      comment on type contact_span is 'One contact as a range: what GiST can hold beside a span of time without an extension.';
      comment on column invitation.clear_at is 'Until when the any-survey clock forbids another invitation; null for kinds that it exempts.';
      comment on column invitation.issued is 'What was told when it was issued, without the hash of the link.';
    `);
    for (const { programmeId, version, state, ...definition } of PROGRAMMES_AS_SHIPPED)
      await runner.query(
        `insert into programme (programme_id, version, kind, state, definition, published_at, published_by)
         values ($1, $2, $3, $4, $5, now(), 'sidetone')`,
        [programmeId, version, definition.occasion.kind, state, JSON.stringify(definition)],
      );
    await runner.query(`insert into contact_policy values (1, $1, now(), 'sidetone')`, [
      JSON.stringify(POLICY_AS_SHIPPED),
    ]);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
