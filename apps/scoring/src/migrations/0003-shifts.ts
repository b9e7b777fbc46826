import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which series are to be watched anew, what was told of them, and the rankings that stand beside. */
export class Shifts1000000000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table series_to_watch (
        kind text not null, journey_area text not null, last_day date not null,
        primary key (kind, journey_area)
      );
      create index series_to_watch_due on series_to_watch (last_day);
      comment on table series_to_watch is 'Series with changed days since they were watched last.';
      comment on column series_to_watch.last_day is 'The first changed day that was not yet over: the series is watched once it is.';

      create table score_shift (
        kind text not null, journey_area text not null, day date not null, direction text not null,
        signal jsonb not null, revision int not null, withdrawn boolean not null,
        primary key (kind, journey_area, day, direction)
      );
      comment on table score_shift is 'Shifts as they were told. A shift is told once, and once more when it is withdrawn.';

      create table driver_ranking (
        ranking_id text not null, revision bigint not null, ranked_at timestamptz not null, drivers jsonb not null,
        primary key (ranking_id, revision)
      );
      comment on table driver_ranking is 'Points lost by KPI, of the latest rankings of each scope.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
