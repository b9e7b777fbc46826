import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Operational events, each once, and the daily totals that come of them. */
export class Events1000000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence event_seq increment 1000000;
      comment on sequence event_seq is 'Each batch takes a block of numbers.';

      create table event_key (
        event_key uuid primary key,
        substance_key uuid,
        day date not null,
        seq bigint not null,
        revision bigint not null
      );
      create unique index event_key_by_substance on event_key (substance_key);
      create index event_key_by_day on event_key using brin (day);
      comment on table event_key is 'What makes events unique, whatever their day: a partitioned table knows no key across its days.';
      comment on column event_key.event_key is 'Of source and id (rule R10).';
      comment on column event_key.substance_key is 'What the event tells of, so that the same fact under another id counts once (rule R11); null when superseded or free to repeat.';

      create table event (
        seq bigint not null,
        day date not null,
        type text not null,
        happened_at timestamptz not null,
        arrived_at timestamptz not null,
        late boolean not null,
        source text not null,
        event_id text not null,
        subject text,
        subscription_id text,
        customer_id text,
        resource_id text,
        entity_id text,
        kpi text,
        amount numeric,
        weight numeric,
        more jsonb,
        used boolean not null,
        data text not null
      ) partition by range (day);
      create index event_by_subscription on event (subscription_id, happened_at) where subscription_id is not null;
      create index event_by_customer on event (customer_id, happened_at) where subscription_id is null and customer_id is not null;
      create index event_by_resource on event (resource_id, happened_at) where subscription_id is null and resource_id is not null;
      create index event_by_seq on event (seq);
      comment on table event is 'Operational events as they came, a partition for each day; partitions are made when they are needed and dropped by age.';
      comment on column event.day is 'The calendar day of happened_at in the operator''s zone.';
      comment on column event.resource_id is 'The resource through which it reaches subscriptions, where it names none.';
      comment on column event.kpi is 'The KPI this event adds amount to by itself; null for states, which are folded from their history, and for what is not used.';
      comment on column event.weight is 'Of what must be divided: denominators of a ratio, hours of a measured period; null where amounts add up as they are.';
      comment on column event.more is 'Further KPIs it adds to, as [{ kpi, amount, weight }].';
      comment on column event.used is 'False for what was voided, marked suspect or superseded: kept, and not counted.';

      create type rollup_scope as enum ('subscription', 'customer', 'resource', 'service');
      create type rollup_part as enum ('events', 'states');
      create function scope_of(subscription_id text, resource_id text) returns rollup_scope language sql immutable parallel safe
        return case when subscription_id is not null then 'subscription' when resource_id is not null then 'resource' else 'customer' end::rollup_scope;
      comment on function scope_of is 'Whose daily totals an event adds to (rule R12).';

      create view event_count as
        with scoped as (
          select seq, day, type, scope_of(subscription_id, resource_id) as scope, coalesce(subscription_id, resource_id, customer_id) as scope_id,
            kpi, amount, weight, more
          from event where coalesce(subscription_id, resource_id, customer_id) is not null)
        select seq, day, type, scope, scope_id, kpi, amount, weight from scoped where kpi is not null
        union all
        select seq, day, type, scope, scope_id, each.kpi, each.amount, each.weight
        from scoped cross join lateral jsonb_to_recordset(more) as each (kpi text, amount numeric, weight numeric) where more is not null;
      comment on view event_count is 'What each event adds to each KPI.';

      create table entity_event (
        type text not null,
        entity_id text not null,
        seq bigint not null,
        source text not null,
        event_id text not null,
        happened_at timestamptz not null,
        arrived_at timestamptz not null,
        late boolean not null,
        subscription_id text,
        customer_id text,
        data text not null,
        primary key (type, entity_id, seq)
      );
      create index entity_event_by_subscription on entity_event (subscription_id, type, entity_id) where subscription_id is not null;
      create index entity_event_by_customer on entity_event (customer_id, type, entity_id) where customer_id is not null;
      comment on table entity_event is 'The history of tickets, orders, alarms and other things with states, across days: what they mean for a KPI is folded from all of it.';

      create table entity_reach (
        target_kind text not null check (target_kind in ('resource', 'service')),
        target_id text not null,
        type text not null,
        entity_id text not null,
        primary key (target_id, target_kind, type, entity_id)
      );
      comment on table entity_reach is 'The resources and services through which an alarm or a problem reaches subscriptions.';

      create table entity (
        type text not null,
        entity_id text not null,
        last_at timestamptz not null,
        primary key (type, entity_id)
      );
      create index entity_by_age on entity (last_at);
      comment on table entity is 'What has a history: who adds to one holds its row, so that nobody folds half of what two say at the same time.';
      comment on column entity.last_at is 'When something was last told of it: it is forgotten by this age.';

      create table state_scope (
        scope rollup_scope not null,
        scope_id text not null,
        primary key (scope_id, scope)
      );
      comment on table state_scope is 'Whose daily totals follow from states, too: who folds their histories holds the row.';

      create table kept_since (
        one boolean primary key default true check (one),
        day date not null
      );
      insert into kept_since (day) values ('0001-01-01');
      comment on table kept_since is 'Days before this one are closed: their events are dropped, so their totals stay as they are.';

      create table kpi_daily (
        scope rollup_scope not null,
        scope_id text not null,
        day date not null,
        kpi text not null,
        part rollup_part not null default 'events',
        events bigint not null,
        amount numeric not null,
        weight numeric,
        primary key (scope_id, day, kpi, scope, part)
      );
      create index kpi_daily_by_day on kpi_daily using brin (day);
      comment on table kpi_daily is 'Totals by day (operator zone) and KPI of what happened to a subscription, to a customer as a whole, or to a resource. Exact sums: the order in which events came leaves no trace.';
      comment on column kpi_daily.part is 'events: added up event by event; states: folded anew from histories whenever they grow. A KPI may have both, where a measurement bears its name.';

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
