import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case per answer, and what hit the respondent before it. */
export class Cases1000000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cases (
        case_id text primary key,
        response_id text not null unique,
        response_revision bigint not null,
        invitation_id text not null,
        survey_id text not null,
        customer_id text,
        contact_id text,
        subscription_id text,
        journey_area text,
        score smallint not null,
        band text not null,
        priority int not null,
        team text not null,
        state text not null,
        state_changed_at timestamptz not null,
        alert boolean not null,
        overdue boolean not null,
        escalation_level int not null,
        opened_at timestamptz not null,
        first_contact_due timestamptz not null,
        resolve_due timestamptz not null,
        contacted_at timestamptz,
        closed_at timestamptz,
        outcome text,
        root_cause text,
        withdrawn boolean not null,
        version int not null,
        check ((closed_at is null) = (outcome is null))
      );
      create index cases_by_due on cases (first_contact_due, case_id);
      create index cases_awaiting_contact on cases (first_contact_due) where contacted_at is null and closed_at is null;
      create index cases_not_yet_marked on cases (first_contact_due) where contacted_at is null and closed_at is null and not overdue;
      comment on column cases.alert is 'False for an answer that came late (rule R9): it is followed up, but nobody is alarmed.';
      comment on column cases.overdue is 'Marked when the first contact did not come in time; the mark makes the escalation happen once.';
      comment on column cases.withdrawn is 'The answer no longer counts; who gave it is no longer kept.';
      comment on column cases.version is 'Number of events told of this case; part of their ids.';

      create table exposure (
        response_id text primary key,
        revision bigint not null,
        window_days int not null,
        known_at timestamptz not null,
        kpis jsonb not null,
        evidence jsonb not null
      );
      comment on table exposure is 'What hit a respondent before the answer, in its latest revision. It may be known before the case is, or after.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
