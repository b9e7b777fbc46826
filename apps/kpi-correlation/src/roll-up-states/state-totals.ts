import { Injectable } from '@nestjs/common';
import type { DailyTotal } from '@sidetone/domain/kpi';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { SCOPE_COLUMNS, type StateScope } from './state-scope.js';

export type StateTotal = StateScope & DailyTotal;

export const TOTAL_COLUMNS = {
  ...SCOPE_COLUMNS,
  day: 'date',
  kpi: 'text',
  events: 'int8',
  amount: 'numeric',
  weight: 'numeric',
} as const;

/** The daily totals that follow from states. */
@Injectable()
export class StateTotals {
  /** The first day that is not closed: before it, totals stay as they are. */
  async keptSince(tx: Pick<Transaction, 'query'>): Promise<string> {
    const [row] = await tx.query<{ day: string }>(sql`select day::text as day from kept_since`);
    return row?.day ?? '0001-01-01';
  }

  /** Puts what the scopes' histories tell now in the place of what they told before. Closed days are left alone. */
  async replace(tx: Transaction, scopes: readonly StateScope[], totals: readonly StateTotal[]): Promise<void> {
    if (scopes.length === 0) return;
    await tx.query(sql`
      with said as materialized (select scope, scope_id, day, kpi from ${unnest(TOTAL_COLUMNS, totals)})
      delete from kpi_daily total using ${unnest(SCOPE_COLUMNS, scopes, 'asked')}
      where total.scope_id = asked.scope_id and total.scope = asked.scope::rollup_scope and total.part = 'states'
        and total.day >= (select day from kept_since)
        and not exists (
          select from said where said.scope_id = total.scope_id and said.scope::rollup_scope = total.scope and said.day = total.day and said.kpi = total.kpi)`);
    if (totals.length === 0) return;
    await tx.query(sql`
      insert into kpi_daily as total (scope, scope_id, day, kpi, part, events, amount, weight)
      select scope::rollup_scope, scope_id, day, kpi, 'states', events, amount, weight from ${unnest(TOTAL_COLUMNS, totals)}
      where day >= (select day from kept_since) order by scope_id, day, kpi
      on conflict (scope_id, day, kpi, scope, part) do update set events = excluded.events, amount = excluded.amount, weight = excluded.weight
        where (total.events, total.amount, total.weight) is distinct from (excluded.events, excluded.amount, excluded.weight)`);
  }
}
