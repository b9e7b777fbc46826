import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which version of the reading contract stands, so that an older program leaves it as it is. */
export class contractVersions implements MigrationInterface {
  readonly name = 'contractVersions1000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reading_contract (
        one boolean primary key default true check (one),
        version int not null,
        published_at timestamptz not null default now()
      );
      comment on table reading_contract is 'The version of the views of insight that this service offers, as they stand.';
    `);
  }

  /** Migrations go forward only. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
