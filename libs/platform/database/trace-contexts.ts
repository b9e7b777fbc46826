import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where in which trace events were handled or created, for what follows from them later. */
export class traceContexts implements MigrationInterface {
  readonly name = 'traceContexts1000000000002';

  async up(runner: QueryRunner): Promise<void> {
    // No key stands in the way of a second row: two that write the same must not wait for each other.
    await runner.query(`
      create table trace_context (
        seq bigint generated always as identity primary key,
        kind text not null check (kind in ('event', 'conversation')),
        id text not null,
        traceparent text not null,
        at timestamptz not null default now()
      );
      create index trace_context_by_id on trace_context (id, kind, seq);
      create index trace_context_by_time on trace_context (at);
      comment on table trace_context is 'Empty unless traces are switched on. By event and by correlationid: what a later event continues; the first of each counts.';
    `);
  }

  /** Migrations go forward only. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
