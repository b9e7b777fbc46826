import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands beside a case: drivers, tickets and incidents; and what is done about many cases at once. */
export class EvidenceAndActions1000000000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table driver_ranking (
        scope text primary key,
        ranking_id text not null,
        segment text,
        at timestamptz not null,
        revision bigint not null,
        verdict text not null,
        drivers jsonb not null
      );
      comment on table driver_ranking is 'The latest ranking for each survey and segment.';

      create table known_ticket (
        ticket_id text primary key,
        customer_id text,
        subscription_id text,
        status text not null,
        status_changed_at timestamptz not null,
        opened_at timestamptz,
        ticket_type text,
        severity text,
        is_open boolean not null
      );
      create index open_tickets_of_customer on known_ticket (customer_id) where is_open;
      create index open_tickets_of_subscription on known_ticket (subscription_id) where is_open;

      create table incident (
        incident_id text primary key,
        kind text not null,
        evidence_id text not null,
        also_shared jsonb not null,
        first_at timestamptz not null,
        last_at timestamptz not null,
        found_at timestamptz not null,
        grounds jsonb not null
      );
      create index incidents_by_last on incident (last_at desc, incident_id);
      create table incident_case (
        incident_id text not null references incident,
        case_id text not null,
        place int not null,
        primary key (incident_id, case_id)
      );
      create index incidents_of_case on incident_case (case_id);
      create table incident_look (
        one boolean primary key default true check (one),
        at timestamptz not null
      );
      comment on table incident_look is 'When cases were last looked at for what they share.';

      create table action_plan (
        action_id text primary key,
        title text not null,
        what text,
        owner text not null,
        team text,
        cause text,
        due_at timestamptz not null,
        expected_effect text not null,
        repairs jsonb not null,
        state text not null,
        what_was_done text,
        customers_told boolean,
        why_not_told text,
        created_at timestamptz not null,
        created_by text not null,
        closed_at timestamptz,
        closed_by text,
        version int not null
      );
      create index action_plans_by_due on action_plan (due_at, action_id);
      create index cases_of_actions on cases using gin (actions jsonb_path_ops) where actions <> '[]';
      create index cases_by_opening on cases (opened_at);
      create index case_answers_by_time on case_answer (answered_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
