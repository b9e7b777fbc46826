import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers and invitations as facts, and the weekly counts that are kept of them. */
export class Scores1000000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table answer_fact (
        response_id text primary key,
        revision bigint not null,
        withdrawn boolean not null,
        invitation_id text not null,
        survey_id text,
        kind text,
        journey_area text,
        score smallint,
        band text,
        answered_at timestamptz,
        week text,
        contact_id text,
        customer_id text,
        subscription_id text,
        check (withdrawn or (survey_id is not null and kind is not null and score is not null
          and band in ('promoter', 'passive', 'detractor') and answered_at is not null and week is not null))
      );
      create index answer_fact_by_time on answer_fact (kind, answered_at)
        include (journey_area, band, survey_id) where not withdrawn;
      create index answer_fact_by_invitation on answer_fact (invitation_id) where not withdrawn;
      comment on table answer_fact is 'Each answer as it stands after its last revision. A withdrawn one keeps its revision and nothing that was said.';

      create table invitation_fact (
        invitation_id text primary key,
        survey_id text not null,
        kind text not null,
        journey_area text,
        dispatched_at timestamptz not null,
        week text not null
      );
      create index invitation_fact_by_time on invitation_fact (kind, dispatched_at)
        include (journey_area, survey_id, invitation_id);
      comment on table invitation_fact is 'Each invitation that a channel took, once, however often it was tried.';

      create table calendar_week (
        week text primary key,
        period_start timestamptz not null,
        period_end timestamptz not null
      );
      comment on table calendar_week is 'ISO weeks of the operator''s time zone, half-open, as they were when first used.';

      create table score_window (
        kind text not null,
        area text not null,
        week text not null references calendar_week,
        promoters int not null,
        passives int not null,
        detractors int not null,
        invited int not null,
        revision bigint not null default 0,
        published_at timestamptz,
        publish_due timestamptz,
        primary key (kind, area, week)
      );
      create index score_window_due on score_window (publish_due) where publish_due is not null;
      comment on table score_window is 'Counts of the facts by survey kind, journey area (or overall) and week. Always equal to a recount.';
      comment on column score_window.publish_due is 'From when the changed counts may be published; null when they are published as they stand.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
