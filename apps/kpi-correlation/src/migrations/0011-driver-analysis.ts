import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Driver runs that are asked for, computed beside the service's other work, and can be redone: what they were made of, by what, and what they found. */
export class DriverAnalysis1000000000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table answer add column channel text;
      comment on column answer.channel is 'By which channel it was given: answers differ by channel, whatever happened.';

      -- What was ranked by single KPIs answers none of the questions below; it stays told in kpi.driver.v1.
      delete from driver_run;
      alter table driver_run
        drop column n,
        drop column verdict,
        drop column verdict_reason,
        drop column drivers,
        drop column untested,
        drop column holdout,
        add column state text not null default 'done' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
        add column segment text,
        add column region text,
        add column journey_area text,
        add column contract_level text,
        add column seed bigint not null default 1,
        add column catalogue_version bigint not null default 0,
        add column inputs uuid,
        add column analysis jsonb,
        add column population jsonb,
        add column failure text,
        add column progress real not null default 0,
        add column step text,
        add column worker uuid,
        add column seen_at timestamptz;
      create index driver_run_unfinished on driver_run (revision) where state in ('waiting', 'running');
      comment on column driver_run.ranked_at is 'Answers and exposures count as they were known at this time.';
      comment on column driver_run.inputs is 'Fingerprint of every answer and exposure that went in: the same inputs and seed give the same run, to the byte.';
      comment on column driver_run.population is 'What the model expects of every line in use, those included who never answered; null without a model.';
      comment on column driver_run.worker is 'The process at work; it shows that it lives by seen_at.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
