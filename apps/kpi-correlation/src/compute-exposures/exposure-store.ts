import { Injectable } from '@nestjs/common';
import type { Coverage, Exposure, KpiExposure } from '@sidetone/domain/kpi';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { AnswerRow } from './answer-store.js';
import type { Shared, SharedOfEvents } from './shared-by.js';

/** One KPI as it is kept and told: times as text. */
export type KpiTold = Omit<KpiExposure, 'lastAt' | 'worst'> & {
  readonly lastAt?: string;
  readonly worst?: { readonly eventId: string; readonly at: string; readonly amount: number };
};

/** An exposure as it is kept and told. */
export interface ExposureRow {
  readonly response_id: string;
  readonly window_days: number;
  readonly known_at: string;
  readonly kpis: readonly (Omit<KpiExposure, 'lastAt' | 'worst'> & { readonly lastAt?: string })[];
  readonly evidence: readonly {
    readonly kpi: string;
    readonly eventId: string;
    readonly type: string;
    readonly at: string;
    readonly shared?: Shared;
  }[];
  readonly revision: number;
}

/** Keeps what hit respondents, every version, and what sources said of their completeness. */
@Injectable()
export class ExposureStore {
  /** What the sources said of the time from `from` to `to` about single subscriptions and customers, or things of other `kinds`; of all others, where they name the KPIs. */
  async coverage(
    tx: Pick<Transaction, 'query'>,
    from: Instant,
    to: Instant,
    windowDays: number,
    kinds: readonly string[] = ['subscription', 'customer'],
  ): Promise<Coverage[]> {
    const rows = await tx.query<{
      source_id: string;
      kpis: string[];
      period_from: number;
      period_to: number;
      complete: boolean;
    }>(sql`
      select source_id, kpis, complete,
        (extract(epoch from period_start) * 1000)::float8 as period_from, (extract(epoch from period_end) * 1000)::float8 as period_to
      from source_coverage
      where (scope_kind = any(${kinds}::text[]) or kpis <> '{}') and period_end > ${toIso(from - windowDays * DAY_MS)} and period_start < ${toIso(to)}
      order by period_start`);
    return rows.map(({ source_id, kpis, period_from, period_to, complete }) => ({
      sourceId: source_id,
      kpis: kpis.length === 0 ? null : kpis,
      from: period_from,
      to: period_to,
      complete,
    }));
  }

  /** Keeps exposures that say something else than the version before, and counts their revisions on. Returns the rows kept, with their revisions. */
  async keep(tx: Transaction, rows: readonly ExposureRow[]): Promise<readonly ExposureRow[]> {
    const columns = {
      response_id: 'text',
      window_days: 'int',
      known_at: 'timestamptz',
      kpis: 'jsonb',
      evidence: 'jsonb',
    } as const;
    const kept = await tx.query<{ response_id: string; window_days: number; revision: number }>(sql`
      with said as materialized (select response_id, window_days, known_at, kpis, evidence from ${unnest(columns, rows)}),
      news as materialized (
        select said.*, coalesce(known.revision, 0) + 1 as revision
        from said left join exposure known on known.response_id = said.response_id and known.window_days = said.window_days and known.latest
        where known.response_id is null or known.kpis <> said.kpis or known.evidence <> said.evidence),
      past as (
        update exposure set latest = false from news
        where exposure.response_id = news.response_id and exposure.window_days = news.window_days and exposure.latest)
      select response_id, window_days, revision::float8 as revision from news`);
    const revisions = new Map(kept.map((row) => [keyOf(row), row.revision]));
    const versions = rows.flatMap((row) => {
      const revision = revisions.get(keyOf(row));
      return revision === undefined ? [] : [{ ...row, revision }];
    });
    if (versions.length > 0) {
      await tx.query(sql`
        insert into exposure (response_id, window_days, revision, known_at, latest, kpis, evidence)
        select response_id, window_days, revision, known_at, true, kpis, evidence from ${unnest({ ...columns, revision: 'int8' }, versions)}`);
    }
    return versions;
  }
}

const keyOf = ({ response_id, window_days }: Pick<ExposureRow, 'response_id' | 'window_days'>): string =>
  `${response_id}\n${window_days}`;

/** The row of an exposure, with what the events of its evidence have in common with what hit others. */
export function exposureRow(
  answer: AnswerRow,
  windowDays: number,
  { kpis, evidence }: Exposure,
  sharedOf: SharedOfEvents,
): ExposureRow {
  return {
    response_id: answer.response_id,
    window_days: windowDays,
    known_at: answer.known_at,
    kpis: kpis.map(kpiTold),
    evidence: evidence.map(({ at, ...event }) => {
      const shared = sharedOf(event);
      return { ...event, at: toIso(at), ...(shared === undefined ? {} : { shared }) };
    }),
    revision: 1,
  };
}

function kpiTold({ lastAt, worst, ...kpi }: KpiExposure): KpiTold {
  return {
    ...kpi,
    ...(lastAt === undefined ? {} : { lastAt: toIso(lastAt) }),
    ...(worst === undefined ? {} : { worst: { ...worst, at: toIso(worst.at) } }),
  };
}
