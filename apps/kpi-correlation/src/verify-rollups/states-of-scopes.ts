import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { scopesAfter } from '../recount-kpis/recount-kpis.js';
import { RollUpStates } from '../roll-up-states/roll-up-states.js';
import { SCOPE_COLUMNS, type StateScope } from '../roll-up-states/state-scope.js';
import { TOTAL_COLUMNS } from '../roll-up-states/state-totals.js';
import { compareTotals, type Comparison } from './compare-totals.js';

/** Days to look at, both included, as `2026-11-23`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Daily totals that follow from states, from the histories. */
@Injectable()
export class StatesOfScopes {
  constructor(private readonly states: RollUpStates) {}

  /** Compares the next of all scopes; `last` is undefined when they were the last. With `repair` they are rolled up anew. */
  async next(
    tx: Transaction,
    after: StateScope | undefined,
    { from, to }: DayRange,
    repair: boolean,
  ): Promise<{ last: StateScope | undefined; comparison: Comparison }> {
    if (!repair) await tx.query(sql`set transaction isolation level repeatable read`);
    const scopes = await scopesAfter(tx, after);
    const totals = (await this.states.totalsOf(tx, scopes)).filter(({ day }) => from <= day && day <= to);
    const inRange = sql`day between ${from}::date and ${to}::date and day >= (select day from kept_since)`;
    const comparison = await compareTotals(
      tx,
      'states',
      sql`select scope::rollup_scope as scope, scope_id, day, kpi, events, amount, weight from ${unnest(TOTAL_COLUMNS, totals)} where ${inRange}`,
      sql`select total.scope, total.scope_id, day, kpi, events, amount, weight
        from kpi_daily total join ${unnest(SCOPE_COLUMNS, scopes, 'asked')} on asked.scope_id = total.scope_id and asked.scope::rollup_scope = total.scope
        where part = 'states' and ${inRange}`,
    );
    if (repair && comparison.differences > 0) await this.states.anew(tx, scopes);
    return { last: scopes.at(-1), comparison };
  }
}
