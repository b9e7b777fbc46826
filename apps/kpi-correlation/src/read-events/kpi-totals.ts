import { Injectable } from '@nestjs/common';
import { Database, sql, unnest } from '@sidetone/platform/database';
import type { Period } from './periods-of.js';

export const SCOPES = ['subscription', 'customer', 'resource'] as const;

/** What totals are asked of: all subscriptions, customers or resources, or one of them. */
export interface AskedScope {
  readonly scope: (typeof SCOPES)[number];
  readonly scopeId?: string | undefined;
}

/** What one period holds of one KPI. */
export interface PeriodTotal {
  readonly kpi: string;
  /** Place of the period among those asked for. */
  readonly position: number;
  readonly events: number;
  /** Amounts added up; where they are divided, their sum over the sum of weights. Null where nothing can be divided. */
  readonly value: number | null;
  /** How many subscriptions, customers or resources it hit. */
  readonly hit: number;
}

/** Reads the daily totals, added up over longer periods. */
@Injectable()
export class KpiTotals {
  constructor(private readonly database: Database) {}

  /** Periods without any total are left out. */
  of(kpis: readonly string[], periods: readonly Period[], { scope, scopeId }: AskedScope): Promise<PeriodTotal[]> {
    const [first, last] = [periods[0]?.first, periods.at(-1)?.last];
    if (first === undefined || last === undefined || kpis.length === 0) return Promise.resolve([]);
    const columns = {
      position: ['int', (_: Period, index: number) => index],
      first_day: ['date', (period: Period) => period.first],
      last_day: ['date', (period: Period) => period.last],
    } as const;
    return this.database.query<PeriodTotal>(sql`
      select daily.kpi, position, sum(events)::float8 as events,
        (case when sum(weight) is null then sum(amount) else sum(amount) / nullif(sum(weight), 0) end)::float8 as value,
        (count(distinct scope_id) filter (where amount <> 0))::float8 as hit
      from ${unnest(columns, periods, 'period')} join kpi_daily daily on daily.day between first_day and last_day
      where daily.kpi = any(${kpis}::text[]) and daily.scope = ${scope}::rollup_scope
        and daily.day between ${first}::date and ${last}::date
        and (${scopeId ?? null}::text is null or daily.scope_id = ${scopeId ?? null})
      group by daily.kpi, position order by daily.kpi, position`);
  }
}
