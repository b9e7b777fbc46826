import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { sql, unnest, type Column, type Transaction } from '@sidetone/platform/database';
import { atPlaces, type Place, type PlacedRow } from './event-keys.js';
import { scopeOf } from './scope-of.js';

/** What an event that another took the place of had touched. */
export interface EarlierEvent {
  readonly subscription_id: string | null;
  readonly customer_id: string | null;
  readonly resource_id: string | null;
  readonly happened_at: Instant;
}

const COLUMNS: Readonly<Record<string, Column<PlacedRow>>> = {
  seq: ['int8', ({ seq }) => seq],
  day: ['date', ({ day }) => day],
  type: ['text', ({ row }) => row.event.type],
  happened_at: ['float8', ({ row }) => row.event.time],
  arrived_at: ['float8', ({ row }) => row.event.arrivedAt],
  late: ['bool', ({ row }) => row.event.late],
  source: ['text', ({ row }) => row.event.source],
  event_id: ['text', ({ row }) => row.event.id],
  subject: ['text', ({ row }) => row.event.subject],
  subscription_id: ['text', ({ row }) => row.of.subscriptionId],
  customer_id: ['text', ({ row }) => row.of.customerId],
  resource_id: ['text', ({ row }) => row.of.reaches?.resources?.[0]],
  entity_id: ['text', ({ row }) => row.of.entityId],
  kpi: ['text', ({ counts }) => counts[0]?.kpi],
  amount: ['numeric', ({ counts }) => counts[0]?.amount],
  weight: ['numeric', ({ counts }) => counts[0]?.weight],
  used: ['bool', ({ row }) => row.of.used ?? true],
  data: ['text', ({ row }) => row.event.raw],
};

const ADD_TO_TOTALS = sql`on conflict (scope_id, day, kpi, scope, part) do update
  set events = total.events + excluded.events, amount = total.amount + excluded.amount,
    weight = case when excluded.weight is null then total.weight else coalesce(total.weight, 0) + excluded.weight end`;

/** Events and their daily totals, in step. */
@Injectable()
export class EventWriter {
  /** Stores events whose keys were taken, and adds what they count to the totals of their days. */
  async write(tx: Transaction, rows: readonly PlacedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(sql`
      with stored as (
        insert into event (seq, day, type, happened_at, arrived_at, late, source, event_id, subject, subscription_id, customer_id,
          resource_id, entity_id, kpi, amount, weight, used, data)
        select seq, day, type, to_timestamp(happened_at / 1000), to_timestamp(arrived_at / 1000), late, source, event_id, subject,
          subscription_id, customer_id, resource_id, entity_id, kpi, amount, weight, used, data
        from ${unnest(COLUMNS, rows)}
        returning subscription_id, resource_id, customer_id, day, kpi, amount, weight)
      insert into kpi_daily as total (scope, scope_id, day, kpi, events, amount, weight)
      select scope_of(subscription_id, resource_id), coalesce(subscription_id, resource_id, customer_id) as scope_id, day, kpi,
        count(*), sum(amount), sum(weight)
      from stored where kpi is not null and coalesce(subscription_id, resource_id, customer_id) is not null
      group by 1, 2, 3, 4 order by 2, 3, 4
      ${ADD_TO_TOTALS}`);
    await this.writeMore(
      tx,
      rows.filter(({ counts }) => counts.length > 1),
    );
  }

  /** The second and further KPIs of an event: few events have them. */
  private async writeMore(tx: Transaction, rows: readonly PlacedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = {
      seq: ['int8', ({ seq }: PlacedRow) => seq],
      day: ['date', ({ day }: PlacedRow) => day],
      more: ['jsonb', ({ counts }: PlacedRow) => counts.slice(1)],
    } as const;
    const days = [...new Set(rows.map(({ day }) => day))];
    await tx.query(sql`
      update event set more = further.more from ${unnest(columns, rows, 'further')}
      where event.day = any(${days}::date[]) and event.day = further.day and event.seq = further.seq`);
    const totals = rows.flatMap(({ row, day, counts }) => {
      const scope = scopeOf(row);
      if (!scope) return [];
      const whose = { scope: scope.scope, scope_id: scope.scopeId };
      return counts.slice(1).map(({ kpi, amount, weight }) => ({ ...whose, day, kpi, amount, weight }));
    });
    if (totals.length === 0) return;
    const totalColumns = {
      scope: 'text',
      scope_id: 'text',
      day: 'date',
      kpi: 'text',
      amount: 'numeric',
      weight: 'numeric',
    } as const;
    await tx.query(sql`
      insert into kpi_daily as total (scope, scope_id, day, kpi, events, amount, weight)
      select scope::rollup_scope, scope_id, day, kpi, count(*), sum(amount), sum(weight) from ${unnest(totalColumns, totals)}
      group by 1, 2, 3, 4 order by 2, 3, 4
      ${ADD_TO_TOTALS}`);
  }

  /** Takes earlier tellings of the same out of the totals. Their rows stay, so that their ids stay known. Returns what they had touched. */
  async supersede(tx: Transaction, earlier: readonly Place[]): Promise<EarlierEvent[]> {
    if (earlier.length === 0) return [];
    const events = await tx.query<EarlierEvent>(sql`
      select subscription_id, customer_id, resource_id, (extract(epoch from happened_at) * 1000)::float8 as happened_at
      from event where ${atPlaces(earlier)}`);
    await tx.query(sql`
      with less as materialized (
        select scope, scope_id, day, kpi, count(*) as events, sum(amount) as amount, sum(weight) as weight
        from event_count where ${atPlaces(earlier)} group by 1, 2, 3, 4),
      unused as (
        update event set used = false, kpi = null, amount = null, weight = null, more = null where ${atPlaces(earlier)})
      merge into kpi_daily as total using less
        on total.scope_id = less.scope_id and total.day = less.day and total.kpi = less.kpi and total.scope = less.scope
          and total.part = 'events'
      when matched and total.events <= less.events then delete
      when matched then update set events = total.events - less.events, amount = total.amount - less.amount,
        weight = case when less.weight is null then total.weight else total.weight - less.weight end`);
    return events;
  }
}
