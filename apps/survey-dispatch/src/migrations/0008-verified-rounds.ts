import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VERIFICATION_AS_SHIPPED } from './as-shipped.js';

/** Each round of a case is asked about once, by one programme; and a programme that asks, where the operator has none. */
export class VerifiedRounds1000000000108 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table candidate add case_round int;
      comment on column candidate.case_round is 'Of a fix: the round of the case in trigger_id. Null for all else, and for fixes of before.';
      create unique index candidate_of_round on candidate (trigger_id, case_round) where case_round is not null;
    `);
    const { programmeId, version, state, ...definition } = VERIFICATION_AS_SHIPPED;
    await runner.query(
      `insert into programme (programme_id, version, kind, state, definition, published_at, published_by)
      select $1, $2, $3, $4, $5, now(), 'sidetone'
      where not exists (select 1 from programme where kind = $3 or programme_id = $1)`,
      [programmeId, version, definition.occasion.kind, state, JSON.stringify(definition)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
