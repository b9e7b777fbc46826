import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What touched each respondent before the answer, and the rankings made of it. */
export class Exposures1000000000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table answer (
        response_id text primary key,
        respondent_id text not null,
        customer_id text not null,
        subscription_id text,
        survey_id text not null,
        kind text not null,
        journey_area text,
        score int not null,
        answered_at timestamptz not null,
        known_at timestamptz not null,
        revision bigint not null,
        withdrawn boolean not null default false,
        correlation_id text,
        cause_id text not null,
        settles_at timestamptz
      );
      create index answer_to_settle on answer (settles_at) where settles_at is not null;
      comment on column answer.settles_at is 'When the exposure is computed once more, with what came late; null when that is done.';
      create index answer_by_kind on answer (kind, answered_at);

      create table exposure (
        response_id text primary key references answer,
        window_days int not null,
        known_at timestamptz not null,
        kpis jsonb not null,
        evidence jsonb not null,
        revision bigint not null
      );
      comment on column exposure.kpis is 'Per KPI: value (absent when missing), unit, missing, events, lastAt.';

      create table driver_run (
        run_id uuid primary key,
        ranked_at timestamptz not null,
        kind text not null,
        window_days int not null,
        n int not null,
        verdict text not null,
        verdict_reason text not null,
        drivers jsonb not null,
        untested jsonb not null
      );
      create index driver_run_latest on driver_run (kind, ranked_at desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
