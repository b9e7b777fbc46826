import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases as their events tell them, and the tickets that are asked for them. */
export class Tickets1000000000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table told_case (
        case_id text primary key,
        customer_id text,
        subscription_id text,
        journey_area text,
        score smallint not null,
        band text not null,
        team text not null,
        owner text,
        status text not null,
        status_changed_at timestamptz not null,
        opened_at timestamptz not null,
        first_contact_due timestamptz not null,
        resolve_due timestamptz not null
      );
      create index told_case_of_team on told_case (team) where status <> 'closed';
      create index told_case_of_owner on told_case (owner) where status <> 'closed';
      comment on table told_case is 'Cases as case.* tells them: what goes out to other systems rests on what is published, and on nothing else.';

      create table case_ticket (
        case_id text primary key references told_case,
        state text not null check (state in ('waiting', 'sending', 'created', 'failed')),
        note text,
        requested_at timestamptz not null,
        requested_by text not null,
        due_at timestamptz not null,
        give_up_at timestamptz not null,
        attempts int not null default 0,
        sending_until timestamptz,
        ticket_id text,
        status text,
        status_changed_at timestamptz,
        failure text,
        check ((state = 'created') = (ticket_id is not null)),
        check ((state = 'sending') = (sending_until is not null))
      );
      create index case_ticket_due on case_ticket (due_at) where state = 'waiting';
      create index case_ticket_lease on case_ticket (sending_until) where state = 'sending';
      create index case_ticket_by_ticket on case_ticket (ticket_id) where ticket_id is not null;
      comment on column case_ticket.status is 'As the ticket system last told it.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
