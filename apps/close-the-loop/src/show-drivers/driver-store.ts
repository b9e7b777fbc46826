import { Injectable } from '@nestjs/common';
import type { DriversRanked } from '@sidetone/contracts/events';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';

export type Ranking = Pick<DriversRanked, 'rankingId' | 'surveyId' | 'segment' | 'revision' | 'verdict' | 'drivers'>;

/** A driver of lower scores by which the customer of a case was hit, too. */
export interface MatchedDriver {
  readonly kpi: string;
  readonly team: string;
  readonly rank: number;
  /** NPS points that it is associated with; null where they are not known. */
  readonly pointsLost: number | null;
  readonly verdict: 'usable' | 'weak';
  readonly rankingId: string;
  readonly segment: string | null;
}

/** The latest ranking of drivers for each survey and segment. */
@Injectable()
export class DriverStore {
  constructor(private readonly database: Database) {}

  /** Keeps rankings, the last of each scope; returns nothing, as the same again changes nothing. */
  async keep(tx: Transaction, rankings: readonly (Ranking & { readonly at: string })[]): Promise<void> {
    const latest = new Map(rankings.map((one) => [scopeOf(one), one]));
    if (latest.size === 0) return;
    await tx.query(sql`
      insert into driver_ranking as kept (scope, ranking_id, segment, at, revision, verdict, drivers)
      select scope, ranking_id, segment, at, revision, verdict, drivers from ${unnest(
        {
          scope: ['text', scopeOf],
          ranking_id: ['text', (one) => one.rankingId],
          segment: 'text',
          at: 'timestamptz',
          revision: 'bigint',
          verdict: 'text',
          drivers: ['jsonb', (one) => JSON.stringify(one.drivers)],
        },
        [...latest.values()],
      )} order by scope
      on conflict (scope) do update set ranking_id = excluded.ranking_id, at = excluded.at, revision = excluded.revision,
        verdict = excluded.verdict, drivers = excluded.drivers
      where (kept.ranking_id = excluded.ranking_id and kept.revision < excluded.revision)
        or (kept.ranking_id <> excluded.ranking_id and kept.at <= excluded.at)`);
  }

  /** Drivers that go with lower scores, of rankings with a usable signal, among these KPIs. */
  matching(kpis: readonly string[]): Promise<MatchedDriver[]> {
    if (kpis.length === 0) return Promise.resolve([]);
    return this.database.query<MatchedDriver>(sql`
      select driver ->> 'kpi' as kpi, driver ->> 'team' as team, (driver ->> 'rank')::int as rank,
        (driver ->> 'pointsLost')::float8 as "pointsLost", verdict, ranking_id as "rankingId", segment
      from driver_ranking cross join lateral jsonb_array_elements(drivers) as driver
      where verdict <> 'none' and (driver ->> 'direction')::int < 0 and driver ->> 'kpi' = any(${kpis}::text[])
      order by coalesce((driver ->> 'pointsLost')::float8, 0) desc, rank, kpi, scope limit 10`);
  }
}

const scopeOf = ({ surveyId = '', segment = '' }: Pick<Ranking, 'surveyId' | 'segment'>): string =>
  JSON.stringify([surveyId, segment]);
