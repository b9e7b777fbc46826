import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Driver runs are tried a few times and cleared by age; what a repair did is kept once it is known. */
export class RunsAndProofs1000000000114 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table driver_run
        add column scheduled boolean not null default false,
        add column attempts int not null default 0,
        add column not_before timestamptz;
      -- Who asked was not kept: of everybody's answers it was mostly the clock.
      update driver_run set scheduled = true
        where segment is null and region is null and journey_area is null and contract_level is null;
      create index driver_run_by_time on driver_run (ranked_at);
      comment on column driver_run.scheduled is 'Asked for by the clock: what people ask for does not stand in for it.';
      comment on column driver_run.attempts is 'How often it was begun; a process that stops in good order gives its attempt back.';
      comment on column driver_run.not_before is 'After an attempt that failed: it is not begun again before this time.';

      create sequence repair_judgement;
      alter table repair
        add column proof jsonb,
        add column proven_at timestamptz,
        add column fresh boolean not null default false,
        add column told_verdict text,
        add column claim uuid,
        add column try_after timestamptz,
        add column attempts int not null default 0;
      create index repair_by_team on repair (team, repaired_at);
      comment on table repair is 'What was repaired, and when, and what it did.';
      comment on column repair.proof is 'By the standard question (28 days, transactional answers); null until the time after is over.';
      comment on column repair.proven_at is 'By the clock of the service: which answers the proof could know.';
      comment on column repair.fresh is 'False when another repair was registered or taken out since that may change the proof.';
      comment on column repair.claim is 'Of whoever computes the proof; taken away when what he reads is out of date, and then he keeps nothing.';
      comment on column repair.try_after is 'Not before this time is a proof begun anew that nobody finished.';
      comment on sequence repair_judgement is 'Revisions of kpi.repair.judged.v1: they grow even where a repair is taken out and registered again.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
