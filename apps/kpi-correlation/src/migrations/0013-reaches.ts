import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All resources of a fact reach lines, and it is known which telling first named what an alarm or a problem reaches. */
export class Reaches1000000000113 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fact_reach (
        resource_id text not null,
        happened_at timestamptz not null,
        day date not null,
        seq bigint not null,
        substance_key uuid,
        primary key (resource_id, happened_at, seq)
      );
      create index fact_reach_by_seq on fact_reach (seq);
      create index fact_reach_by_substance on fact_reach (substance_key) where substance_key is not null;
      create index fact_reach_by_day on fact_reach using brin (day);
      comment on table fact_reach is 'The second and further resources of facts that name no subscription; the first stands in event.resource_id.';

      alter table entity_reach add column seq bigint;
      comment on column entity_reach.seq is 'The telling that named it first; null for what was named before this was kept.';
      create index entity_reach_by_entity on entity_reach (type, entity_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
