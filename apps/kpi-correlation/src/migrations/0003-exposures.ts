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
        compute_at timestamptz,
        settles_at timestamptz
      );
      create index answer_to_compute on answer (compute_at) where compute_at is not null and not withdrawn;
      create index answer_by_kind on answer (kind, answered_at);
      create index answer_by_subscription on answer (subscription_id, answered_at) where subscription_id is not null;
      create index answer_by_customer on answer (customer_id, answered_at);
      create index answer_by_time on answer (answered_at);
      comment on column answer.compute_at is 'When the exposure is computed anew: because something came late or was corrected, or because it is settled; null when nothing is awaited.';
      comment on column answer.settles_at is 'When the exposure is computed once more in any case, with what the sources said of their completeness.';

      create table withdrawn_answer (
        response_id text primary key,
        revision bigint not null
      );
      comment on table withdrawn_answer is 'Answers that were withdrawn, also those that have not come yet: nothing brings them back.';

      create table exposure (
        response_id text not null references answer,
        window_days int not null,
        revision bigint not null,
        known_at timestamptz not null,
        latest boolean not null,
        kpis jsonb not null,
        evidence jsonb not null,
        primary key (response_id, window_days, revision)
      );
      create unique index exposure_latest on exposure (response_id, window_days) where latest;
      comment on table exposure is 'What hit the respondent in the days before an answer, every version as it was known at its time.';
      comment on column exposure.kpis is 'Per KPI: value (absent when missing), unit, missing, events, lastAt, worst.';

      create table driver_run (
        run_id uuid primary key,
        ranked_at timestamptz not null,
        kind text not null,
        window_days int not null,
        n int not null,
        verdict text not null,
        verdict_reason text not null,
        drivers jsonb not null,
        untested jsonb not null,
        holdout jsonb,
        revision bigint generated always as identity
      );
      create index driver_run_latest on driver_run (kind, ranked_at desc, revision desc);
      comment on column driver_run.revision is 'Runs at the same moment have an order, too: it is the revision that they are told with.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
