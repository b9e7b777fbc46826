import { Injectable } from '@nestjs/common';
import { totalsOf, type KpiTotal } from '@sidetone/domain/kpi';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { factOfEvent } from '../store-events/fact-of-event.js';
import { stopSuperseding } from './counting-lock.js';

/** Events in one transaction: some 50 ms, in which only corrections wait. */
export const COUNTED_AT_ONCE = 2_000;

export interface CountedEvent {
  readonly seq: string;
  readonly type: string;
  readonly event_id: string;
  readonly happened_at: number;
  readonly data: string;
  /** Whose totals it adds to; null for what names nobody. */
  readonly scope: string;
  readonly scope_id: string | null;
  readonly counts: readonly KpiTotal[];
}

interface Changed {
  readonly seq: string;
  readonly kpi: string | undefined;
  readonly amount: number | undefined;
  readonly weight: number | undefined;
  readonly more: readonly KpiTotal[] | undefined;
}

/** Counts stored events as the catalogue counts now. */
@Injectable()
export class EventRecounter {
  constructor(private readonly catalogue: KpiCatalogue) {}

  /**
   * Counts the next events of a day anew. What they added before and what they add now are exchanged in the totals within this transaction, so
   * that events that come meanwhile are neither lost nor counted twice. Returns the last event looked at; undefined when none is left.
   */
  async next(tx: Transaction, day: string, after: string, types: readonly string[]): Promise<string | undefined> {
    await stopSuperseding(tx);
    const events = await this.read(tx, day, after, types);
    const now = await this.countNow(tx, events);
    const rows = events.flatMap(({ seq, counts }, index): Changed[] => {
      const current = now[index] ?? [];
      if (!differs(current, counts)) return [];
      const [first, ...rest] = current;
      return [
        {
          seq,
          kpi: first?.kpi,
          amount: first?.amount,
          weight: first?.weight,
          more: rest.length > 0 ? rest : undefined,
        },
      ];
    });
    if (rows.length > 0) await this.exchange(tx, day, rows);
    return events.length < COUNTED_AT_ONCE ? undefined : events.at(-1)?.seq;
  }

  /** The next events of a day that count by themselves, in the order in which they were stored. */
  read(tx: Transaction, day: string, after: string, types: readonly string[]): Promise<CountedEvent[]> {
    return tx.query<CountedEvent>(sql`
      select seq::text as seq, type, event_id, (extract(epoch from happened_at) * 1000)::float8 as happened_at, data,
        scope_of(subscription_id, resource_id)::text as scope, coalesce(subscription_id, resource_id, customer_id) as scope_id,
        case when kpi is null then '[]'::jsonb
          else jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('kpi', kpi, 'amount', amount, 'weight', weight))) || coalesce(more, '[]') end as counts
      from event where day = ${day}::date and seq > ${after}::int8 and type = any(${types}::text[]) and used and entity_id is null
      order by event.seq limit ${COUNTED_AT_ONCE}::int`);
  }

  /** What events add to the totals of their day by the catalogue of now, one list for each. */
  async countNow(tx: Transaction, events: readonly CountedEvent[]): Promise<readonly (readonly KpiTotal[])[]> {
    const catalogue = await this.catalogue.current(tx);
    return events.map(({ type, event_id: eventId, happened_at: at, data }) => {
      // What stands in the table passed the event's validator when it came in.
      const fact = factOfEvent({ eventId, type, at }, JSON.parse(data) as unknown);
      return fact ? totalsOf(fact, catalogue) : [];
    });
  }

  private async exchange(tx: Transaction, day: string, rows: readonly Changed[]): Promise<void> {
    const columns = { seq: 'int8', kpi: 'text', amount: 'numeric', weight: 'numeric', more: 'jsonb' } as const;
    const seqs = rows.map(({ seq }) => seq);
    const parts = sql`select scope, scope_id, kpi, count(*) as events, sum(amount) as amount, sum(weight) as weight
      from event_count where day = ${day}::date and seq = any(${seqs}::int8[]) group by 1, 2, 3`;
    // In the order in which totals are added to as events come: else the two could wait for each other.
    await tx.query(sql`
      select 1 from kpi_daily total join (${parts}) as less on total.scope_id = less.scope_id and total.kpi = less.kpi and total.scope = less.scope
      where total.day = ${day}::date and total.part = 'events' order by total.scope_id, total.kpi for update of total`);
    await tx.query(sql`
      with less as (${parts})
      merge into kpi_daily as total using less
        on total.scope_id = less.scope_id and total.day = ${day}::date and total.kpi = less.kpi and total.scope = less.scope and total.part = 'events'
      when matched and total.events <= less.events then delete
      when matched then update set events = total.events - less.events, amount = total.amount - less.amount,
        weight = case when less.weight is null then total.weight else total.weight - less.weight end`);
    await tx.query(sql`
      update event set kpi = now.kpi, amount = now.amount, weight = now.weight, more = now.more from ${unnest(columns, rows, 'now')}
      where event.day = ${day}::date and event.seq = now.seq`);
    await tx.query(sql`
      insert into kpi_daily as total (scope, scope_id, day, kpi, events, amount, weight)
      select scope, scope_id, ${day}::date, kpi, events, amount, weight from (${parts}) as more order by 2, 4
      on conflict (scope_id, day, kpi, scope, part) do update
        set events = total.events + excluded.events, amount = total.amount + excluded.amount,
          weight = case when excluded.weight is null then total.weight else coalesce(total.weight, 0) + excluded.weight end`);
  }
}

/** JSON of the database and ours spell a number alike or not; its value is what counts. */
function differs(now: readonly KpiTotal[], before: readonly KpiTotal[] = []): boolean {
  return (
    now.length !== before.length ||
    now.some(({ kpi, amount, weight }, index) => {
      const known = before[index];
      return known?.kpi !== kpi || known.amount !== amount || (known.weight ?? undefined) !== weight;
    })
  );
}
