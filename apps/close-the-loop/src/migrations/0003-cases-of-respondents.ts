import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A case per respondent and topic, with its answers, its history, clocks as instants and the rules as data. Cases of before go on
 * beside one another, even where two are of one respondent and topic.
 */
export class CasesOfRespondents1000000000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cases
        add topic text, add segment text, add contract_level text, add person text, add routing jsonb,
        add round int not null default 1, add attempts jsonb not null default '[]', add actions jsonb not null default '[]',
        add resolution jsonb, add assigned_at timestamptz, add resolved_at timestamptz, add clocks jsonb,
        add told jsonb not null default '{"firstContact":{"warned":false,"breached":false},"resolve":{"warned":false,"breached":false}}',
        add clock_version int not null default 0, add next_due_at timestamptz, add steps int not null default 0,
        add inherited boolean not null default false,
        drop constraint cases_check;
      update cases set
        inherited = true,
        topic = coalesce(journey_area, 'general'),
        state = case when withdrawn then 'withdrawn' else state end,
        told = jsonb_build_object(
          'firstContact', jsonb_build_object('warned', overdue, 'breached', overdue),
          'resolve', jsonb_build_object('warned', false, 'breached', false)),
        clocks = jsonb_build_object(
          'firstContact', ${clockOf('firstContact', 'first_contact_due', 'coalesce(contacted_at, closed_at)')},
          'resolve', ${clockOf('resolve', 'resolve_due', 'closed_at')}),
        next_due_at = case
          when closed_at is not null then null
          when contacted_at is null and not overdue then least(first_contact_due, resolve_due)
          else resolve_due end;
      alter table cases alter topic set not null, alter clocks set not null;
      comment on column cases.inherited is 'Of the time in which each answer had a case of its own; two of one topic may live.';
      comment on column cases.next_due_at is 'When the sweep is to look next: a warning, a broken promise or an escalation.';
      comment on column cases.steps is 'Number of steps of the state machine; version counts all changes and makes the ids of events.';
      comment on column cases.clock_version is 'By which version of calendars, teams and levels the clocks run.';
      drop index cases_not_yet_marked;
      drop index cases_awaiting_contact;
      create unique index cases_one_live on cases (contact_id, topic)
        where state <> 'closed' and state <> 'withdrawn' and not inherited;
      create index cases_of_contact on cases (contact_id) where state <> 'closed' and state <> 'withdrawn';
      create index cases_of_customer on cases (customer_id, opened_at);
      create index cases_to_sweep on cases (next_due_at) where next_due_at is not null;
      create index cases_behind on cases (clock_version) where state <> 'closed' and state <> 'withdrawn';
      create index cases_live_by_due on cases (first_contact_due, case_id) where state <> 'closed' and state <> 'withdrawn';
      create index cases_by_state on cases (state, first_contact_due, case_id);
      create index cases_by_team on cases (team, first_contact_due, case_id);
      create index cases_by_person on cases (person, first_contact_due, case_id)
        where person is not null and state <> 'closed' and state <> 'withdrawn';
      create index cases_awaiting_contact on cases (first_contact_due, case_id) where contacted_at is null and closed_at is null;

      create table case_answer (
        response_id text primary key,
        case_id text not null,
        revision bigint not null,
        score smallint,
        first_score smallint not null,
        invitation_id text not null,
        survey_id text not null,
        kind text not null,
        answered_at timestamptz not null,
        arrived_at timestamptz not null,
        reasons jsonb not null,
        comment text,
        language text,
        clocks jsonb not null
      );
      create index case_answers on case_answer (case_id);
      comment on column case_answer.score is 'Null once withdrawn; the row stays, so that a late copy is known again.';
      insert into case_answer (response_id, case_id, revision, score, first_score, invitation_id, survey_id, kind,
        answered_at, arrived_at, reasons, clocks)
      select response_id, case_id, response_revision, case when withdrawn then null else score end, score, invitation_id,
        survey_id, 'transactional', opened_at, opened_at, '[]', clocks from cases;

      create table case_history (
        entry bigint generated always as identity primary key,
        case_id text not null,
        at timestamptz not null,
        actor text not null,
        via text,
        move text not null,
        from_state text not null,
        to_state text not null,
        note text,
        detail jsonb
      );
      create index case_history_of on case_history (case_id, entry);

      create table loop_document (
        name text not null,
        version int not null,
        definition jsonb not null,
        published_at timestamptz not null,
        published_by text not null,
        primary key (name, version)
      );
      comment on table loop_document is 'Calendars, teams, routing rules, service levels, causes: what an operator put. What ships is in the code.';
      create table clock_move (
        clock_version int primary key,
        at timestamptz not null,
        before jsonb not null
      );
      comment on table clock_move is 'Changes of rules by which clocks run: from which they led to this version, and when.';

      create table case_customer (
        customer_id text primary key,
        segment text,
        contract_level text,
        account_manager_id text,
        version bigint
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** The clock of a case of before, which ran through nights and weekends. Times are milliseconds. */
function clockOf(kind: string, due: string, stopped: string): string {
  const ms = (column: string): string => `round(extract(epoch from ${column}) * 1000)::bigint`;
  return `jsonb_strip_nulls(jsonb_build_object(
    'kind', '${kind}', 'startedAt', ${ms('opened_at')}, 'countsFrom', ${ms('opened_at')}, 'shareBefore', 0,
    'minutes', greatest(1, round(extract(epoch from ${due} - opened_at) / 60)), 'warnShare', 0.75,
    'warnAt', ${ms(`opened_at + 0.75 * (${due} - opened_at)`)}, 'dueAt', ${ms(due)}, 'stoppedAt', ${ms(stopped)}))`;
}
