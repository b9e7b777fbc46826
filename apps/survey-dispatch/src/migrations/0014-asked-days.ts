import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was asked and who was left alone, counted by day: a year of charts reads days, not invitations. */
export class AskedDays1000000000114 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table asked_day (
        day date not null,
        programme_id text not null,
        kind text not null,
        journey_area text,
        channel text not null,
        invited int not null,
        answered int not null,
        failed int not null,
        unique nulls not distinct (day, programme_id, kind, journey_area, channel)
      );
      create table left_alone_day (
        day date not null,
        programme_id text not null,
        reason text not null,
        occasions int not null,
        primary key (day, programme_id, reason)
      );
      create table counted_until (
        what text primary key check (what in ('asked', 'leftAlone')),
        at timestamptz not null
      );
      comment on table asked_day is 'Invitations by the operator''s day on which they were decided. Counted in the background; always equal to a recount that is a minute old, but for what comes of a survey days after it expired.';
      comment on table left_alone_day is 'Occasions on which somebody was left alone for good, by the operator''s day.';
      comment on table counted_until is 'Days that were over before this moment change no more; the others are counted anew each time.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
