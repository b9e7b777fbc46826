import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { stopCounting } from '../recount-kpis/counting-lock.js';
import { EventRecounter } from '../recount-kpis/event-recounter.js';
import { ALL_COUNTED_TYPES } from '../recount-kpis/types-of-facts.js';
import { compareTotals, type Comparison } from './compare-totals.js';

const COLUMNS = { scope: 'text', scope_id: 'text', kpi: 'text', amount: 'numeric', weight: 'numeric' } as const;

/** The totals of one day, from its raw events. */
@Injectable()
export class EventsOfDay {
  constructor(private readonly recounter: EventRecounter) {}

  /** Compares as of one moment, while events come in. Memory is bounded: what is counted anew stays in the database. */
  async verify(tx: Transaction, day: string): Promise<Comparison> {
    await tx.query(sql`set transaction isolation level repeatable read`);
    await this.countAnew(tx, day);
    return this.compare(tx, day);
  }

  /** Puts right what differs, events and totals. Ingestion waits until the transaction ends. Returns what differed. */
  async repair(tx: Transaction, day: string): Promise<Comparison> {
    await stopCounting(tx);
    await this.countAnew(tx, day);
    const before = await this.compare(tx, day);
    if (before.differences === 0) return before;
    for (let last: string | undefined = '-1'; last !== undefined;)
      last = await this.recounter.next(tx, day, last, ALL_COUNTED_TYPES);
    await tx.query(sql`
      delete from kpi_daily total where day = ${day}::date and part = 'events' and not exists (
        select from counted_anew said where said.scope = total.scope and said.scope_id = total.scope_id and said.kpi = total.kpi)`);
    await tx.query(sql`
      insert into kpi_daily (scope, scope_id, day, kpi, events, amount, weight)
      select scope, scope_id, ${day}::date, kpi, count(*), sum(amount), sum(weight) from counted_anew group by 1, 2, 3, 4
      on conflict (scope_id, day, kpi, scope, part) do update set events = excluded.events, amount = excluded.amount, weight = excluded.weight`);
    return before;
  }

  private async countAnew(tx: Transaction, day: string): Promise<void> {
    await tx.query(sql`
      create temporary table counted_anew (scope rollup_scope not null, scope_id text not null, kpi text not null, amount numeric not null, weight numeric)
      on commit drop`);
    for (let after = '-1'; ;) {
      const events = await this.recounter.read(tx, day, after, ALL_COUNTED_TYPES);
      const last = events.at(-1);
      if (!last) return;
      after = last.seq;
      const counts = await this.recounter.countNow(tx, events);
      const rows = events.flatMap(({ scope, scope_id }, index) =>
        scope_id === null
          ? []
          : (counts[index] ?? []).map((count) => ({ scope, scope_id, weight: undefined, ...count })),
      );
      if (rows.length === 0) continue;
      await tx.query(sql`
        insert into counted_anew (scope, scope_id, kpi, amount, weight)
        select scope::rollup_scope, scope_id, kpi, amount, weight from ${unnest(COLUMNS, rows)}`);
    }
  }

  private compare(tx: Transaction, day: string): Promise<Comparison> {
    return compareTotals(
      tx,
      'events',
      sql`select scope, scope_id, ${day}::date as day, kpi, count(*) as events, sum(amount) as amount, sum(weight) as weight
        from counted_anew group by 1, 2, 4`,
      sql`select scope, scope_id, day, kpi, events, amount, weight from kpi_daily where day = ${day}::date and part = 'events'`,
    );
  }
}
