import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Operational events, each once, and the daily totals that come of them. */
export class Events1000000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event (
        event_key uuid primary key,
        substance_key uuid,
        type text not null,
        happened_at timestamptz not null,
        day date not null,
        arrived_at timestamptz not null,
        late boolean not null,
        source text not null,
        event_id text not null,
        subject text,
        entity_id text,
        subscription_id text,
        customer_id text,
        kpi text,
        amount double precision,
        revision bigint not null,
        data text not null
      );
      create unique index event_by_substance on event (substance_key);
      create index event_by_subscription on event (subscription_id, happened_at);
      create index event_by_customer on event (customer_id, happened_at) where customer_id is not null;
      create index event_by_entity on event (entity_id) where entity_id is not null;
      comment on table event is 'Operational events as they came. event_key: of source and id (rule R10).';
      comment on column event.day is 'The calendar day of happened_at in the operator''s zone.';
      comment on column event.substance_key is 'What the event tells of, so that the same fact under another id counts once (rule R11); null when superseded or free to repeat.';
      comment on column event.kpi is 'The KPI this event adds amount to; null for states, which are folded when asked for, and for what was superseded or voided.';

      create table kpi_daily (
        subscription_id text not null,
        day date not null,
        kpi text not null,
        events bigint not null,
        amount double precision not null,
        primary key (subscription_id, day, kpi)
      );
      create index kpi_daily_by_day on kpi_daily using brin (day);
      comment on table kpi_daily is 'Totals by subscription, day (operator zone) and KPI.';

      create table source_coverage (
        source_id text not null,
        scope_kind text not null,
        kpis text[] not null,
        kpis_key uuid not null,
        period_start timestamptz not null,
        period_end timestamptz not null,
        complete boolean not null,
        revision bigint not null,
        primary key (source_id, scope_kind, kpis_key, period_start, period_end)
      );
      create index source_coverage_by_period on source_coverage (period_end, period_start);
      comment on table source_coverage is 'For which periods a source is complete: only there is a missing event a zero (rule R20).';
      comment on column source_coverage.kpis_key is 'Of kpis in order of name: words for other KPIs stand side by side. A list may be too long for an index.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
