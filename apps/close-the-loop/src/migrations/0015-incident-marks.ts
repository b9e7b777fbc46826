import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far answers and exposures had been looked at for what they share, in the order in which they were stored, whenever they are of. */
export class IncidentMarks1000000000115 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence exposure_entry as bigint;
      alter table exposure add entry bigint;
      alter table exposure alter entry set default nextval('exposure_entry');
      create index exposures_by_entry on exposure (entry) where entry is not null;
      comment on column exposure.entry is 'In the order of being stored, anew for each revision; null for those of before, which have been looked at.';

      alter table incident_look
        add history_last bigint not null default 0, add history_before bigint not null default 0,
        add exposure_last bigint not null default 0, add exposure_before bigint not null default 0;
      update incident_look set
        history_last = coalesce((select max(entry) from case_history), 0),
        history_before = coalesce((select max(entry) from case_history), 0);
      comment on column incident_look.history_last is 'The last entry of case_history that stood there at the last look.';
      comment on column incident_look.history_before is 'The same at the look before it: a transaction that was open then has ended since.';
      comment on column incident_look.exposure_last is 'The last entry of exposure that stood there at the last look.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
