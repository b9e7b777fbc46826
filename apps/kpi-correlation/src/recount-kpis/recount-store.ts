import { Injectable } from '@nestjs/common';
import { SHIPPED_KPIS, type FactName } from '@sidetone/domain/kpi';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';
import { DefinitionStore } from '../keep-catalogue/definition-store.js';

/** A KPI whose history is to be counted anew. */
export interface Recount {
  readonly kpi: string;
  readonly version: number;
  /** The last day that is done; days are walked newest first. */
  readonly progress_day: string | null;
}

/** How far a KPI's history is counted anew, as the API tells it. */
export interface RecountTold {
  readonly askedAt: string;
  readonly progressDay: string | null;
  readonly doneAt: string | null;
}

/** What is asked to be counted anew, and how far that is. */
@Injectable()
export class RecountStore {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionStore,
  ) {}

  async countOpen(): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      sql`select count(*)::int as n from kpi_recount where done_at is null`,
    );
    return row?.n ?? 0;
  }

  /** The one asked first. */
  async next(): Promise<Recount | undefined> {
    const [row] = await this.database.query<Recount>(sql`
      select kpi, version::float8 as version, progress_day::text as progress_day from kpi_recount where done_at is null order by version limit 1`);
    return row;
  }

  /** The facts that any version of a KPI ever looked at. */
  async factsOf(kpi: string): Promise<ReadonlySet<FactName>> {
    const versions = (await this.definitions.history(kpi)).map(({ definition }) => definition);
    const shipped = SHIPPED_KPIS.filter((definition) => definition.kpi === kpi);
    return new Set([...versions, ...shipped].map(({ source }) => source.fact));
  }

  async progress(tx: Transaction, { kpi, version }: Recount, day: string): Promise<void> {
    await tx.query(
      sql`update kpi_recount set progress_day = ${day}::date where kpi = ${kpi} and version = ${version}::int8`,
    );
  }

  async done(tx: Transaction, { kpi, version }: Recount, now: Instant): Promise<void> {
    await tx.query(
      sql`update kpi_recount set done_at = ${toIso(now)} where kpi = ${kpi} and version = ${version}::int8`,
    );
  }

  /** The last time that a KPI was to be counted anew; undefined when it never was. */
  async lastOf(kpi: string): Promise<RecountTold | undefined> {
    const [row] = await this.database.query<RecountTold>(sql`
      select ${utcText('asked_at')} as "askedAt", progress_day::text as "progressDay", ${utcText('done_at')} as "doneAt"
      from kpi_recount where kpi = ${kpi} order by version desc limit 1`);
    return row;
  }
}
