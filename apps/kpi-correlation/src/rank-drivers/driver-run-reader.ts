import { Injectable } from '@nestjs/common';
import type { KpiImpact } from '@sidetone/domain/impact';
import { Database, sql, type Sql, utcText } from '@sidetone/platform/database';
import type { DriverRun } from './driver-run.js';
import type { RunScope } from './run-scope.js';

/** A row of `driver_run` as a run. */
export const COLUMNS = sql`run_id as "runId", state, ${utcText('ranked_at')} as "rankedAt", kind, segment, region, journey_area as "journeyArea",
  contract_level as "contractLevel", window_days as "windowDays", seed::float8 as seed, catalogue_version::float8 as "catalogueVersion",
  progress::float8 as progress, step, attempts, ${utcText('not_before')} as "notBefore", failure, replace(inputs::text, '-', '') as inputs, analysis, population, revision::float8 as revision`;

/** What the last run of a month said of some KPIs. */
export interface MonthOfImpact {
  /** Such as `2026-11`. */
  readonly month: string;
  readonly runId: string;
  /** Of that run: what a run without a usable signal says of a KPI is not to be relied on. */
  readonly verdict: string;
  readonly kpis: readonly (Omit<KpiImpact, 'atRisk'> & { readonly flagged: boolean })[];
}

/** Runs as they stand, and what those of a scope found. */
@Injectable()
export class DriverRunReader {
  constructor(private readonly database: Database) {}

  async byId(runId: string): Promise<DriverRun | undefined> {
    const [run] = await this.database.query<DriverRun>(sql`select ${COLUMNS} from driver_run where run_id = ${runId}`);
    return run;
  }

  /** The last run of exactly this scope that is done, or undefined. */
  async latest(scope: RunScope): Promise<DriverRun | undefined> {
    const [run] = await this.database.query<DriverRun>(sql`
      select ${COLUMNS} from driver_run where ${ofScope(scope)} and state = 'done'
      order by ranked_at desc, revision desc limit 1`);
    return run;
  }

  /** By month, oldest first: what the last run of each said of these KPIs. */
  async months(scope: RunScope, kpis: readonly string[]): Promise<MonthOfImpact[]> {
    return this.database.query<MonthOfImpact>(sql`
      select month, run_id as "runId", verdict, kpis from (
        select distinct on (month) month, run_id, analysis->'report'->>'verdict' as verdict, coalesce(kpis, '[]') as kpis
        from driver_run
        cross join lateral (select to_char(ranked_at at time zone 'UTC', 'YYYY-MM') as month) of_month
        cross join lateral (
          select jsonb_agg(jsonb_build_object('kpi', each->'kpi', 'people', each->'people', 'points', each->'points', 'interval', each->'interval', 'flagged',
            exists (select from jsonb_array_elements(analysis->'report'->'drivers') as driver where driver->>'kpi' = each->>'kpi' and (driver->>'flagged')::boolean)) order by each->>'kpi') as kpis
          from jsonb_array_elements(population->'kpis') as each where each->>'kpi' = any(${kpis}::text[])) told
        where ${ofScope(scope)} and population is not null
        order by month, ranked_at desc, revision desc) as last
      order by month`);
  }
}

/** The runs of exactly a scope. */
export function ofScope({ kind, segment, region, journeyArea, contractLevel }: RunScope): Sql {
  return sql`kind = ${kind} and segment is not distinct from ${segment} and region is not distinct from ${region}
    and journey_area is not distinct from ${journeyArea} and contract_level is not distinct from ${contractLevel}`;
}
