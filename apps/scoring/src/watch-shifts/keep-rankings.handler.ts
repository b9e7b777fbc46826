import { Controller } from '@nestjs/common';
import { driversRanked, type DriversRanked } from '@sidetone/contracts/events';
import { toIso } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';

const columns = { ranking_id: 'text', revision: 'bigint', ranked_at: 'timestamptz', drivers: 'jsonb' } as const;
/** A shift that is found late is set beside the rankings of its own time. */
const REVISIONS_KEPT = 60;

/** Keeps what each KPI costs by the latest rankings, to stand beside a shift of the same period. */
@Controller()
export class KeepRankings {
  @OnEvents(driversRanked)
  async handle({ events }: EventBatch<DriversRanked>, tx: Transaction): Promise<Outcome[]> {
    const rows = events.map(({ data, time }) => ({
      ranking_id: data.rankingId,
      revision: data.revision,
      ranked_at: toIso(time),
      drivers: JSON.stringify(Object.fromEntries(data.drivers.map(({ kpi, pointsLost }) => [kpi, pointsLost ?? 0]))),
    }));
    await tx.query(sql`
      insert into driver_ranking (ranking_id, revision, ranked_at, drivers)
      select ranking_id, revision, ranked_at, drivers from ${unnest(columns, rows)} order by ranking_id, revision
      on conflict do nothing`);
    await tx.query(sql`
      delete from driver_ranking as old using (
        select ranking_id, max(revision) as latest from driver_ranking
        where ranking_id = any(${rows.map((row) => row.ranking_id)}::text[]) group by ranking_id) as newest
      where old.ranking_id = newest.ranking_id and old.revision <= newest.latest - ${REVISIONS_KEPT}::bigint`);
    return events.map(() => ok);
  }
}
