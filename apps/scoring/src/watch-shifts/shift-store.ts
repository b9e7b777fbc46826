import { Injectable } from '@nestjs/common';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { CellChange } from '../keep-cells/cell-changes.js';
import type { SeriesHistory, ShiftNews, WatchedSeries } from './watched-series.js';

const changedColumns = {
  kind: ['text', (change: CellChange) => change.kind],
  journey_area: ['text', (change: CellChange) => change.area],
  day: ['date', (change: CellChange) => change.period],
} as const;

const seriesColumns = { kind: 'text', area: 'text' } as const;

const newsColumns = {
  kind: ['text', ({ series }: ShiftNews) => series.kind],
  journey_area: ['text', ({ series }: ShiftNews) => series.area],
  day: ['date', ({ shift }: ShiftNews) => shift.signal.day],
  direction: ['text', ({ shift }: ShiftNews) => shift.signal.direction],
  signal: ['jsonb', ({ shift }: ShiftNews) => shift.signal],
  revision: ['int', ({ shift }: ShiftNews) => shift.revision],
  withdrawn: ['boolean', ({ shift }: ShiftNews) => shift.withdrawn],
} as const;

/** What is watched, and what was told. Each method is one statement, whatever the number of series. */
@Injectable()
export class ShiftStore {
  constructor(private readonly database: Database) {}

  /** Notes the series of changed days; one that waits already waits for the earliest day that is to be over. */
  async noteChanged(tx: Transaction, days: readonly CellChange[]): Promise<void> {
    const answers = days.filter(({ dimension, counts }) => dimension === 'all' && counts.slice(0, 3).some(Boolean));
    if (answers.length === 0) return;
    await tx.query(sql`
      insert into series_to_watch as known (kind, journey_area, last_day)
      select kind, journey_area, min(day) from ${unnest(changedColumns, answers)}
      group by kind, journey_area order by kind, journey_area
      on conflict (kind, journey_area) do update set last_day = least(known.last_day, excluded.last_day)
      where excluded.last_day < known.last_day`);
  }

  /** Takes up to `limit` series with a changed day that is over; those with days still open wait for them. */
  async take(tx: Transaction, today: string, limit: number): Promise<readonly WatchedSeries[]> {
    return tx.query<WatchedSeries>(sql`
      with due as (
        select kind, journey_area from series_to_watch where last_day < ${today}::date
        order by last_day, kind, journey_area limit ${limit} for update skip locked),
      gone as (delete from series_to_watch using due
        where (series_to_watch.kind, series_to_watch.journey_area) = (due.kind, due.journey_area))
      select kind, journey_area as area from due`);
  }

  /** Series whose open days hold answers are watched again when they are over. */
  async waitForOpenDays(tx: Transaction, series: readonly WatchedSeries[], today: string): Promise<void> {
    if (series.length === 0) return;
    await tx.query(sql`
      insert into series_to_watch (kind, journey_area, last_day)
      select cell.kind, cell.journey_area, min(cell.day)
      from ${unnest(seriesColumns, series, 'watched')}
      join score_cell as cell on cell.dimension = 'all' and cell.value = ''
        and (cell.kind, cell.journey_area) = (watched.kind, watched.area)
      where cell.day >= ${today}::date
      group by cell.kind, cell.journey_area order by cell.kind, cell.journey_area
      on conflict do nothing`);
  }

  async countDue(today: string): Promise<number> {
    const rows = await this.database.query<{ due: number }>(sql`
      select count(*)::int as due from series_to_watch where last_day < ${today}::date`);
    return rows[0]?.due ?? 0;
  }

  /** The days of series that are over, and what was told of them. */
  async histories(tx: Transaction, series: readonly WatchedSeries[], today: string): Promise<readonly SeriesHistory[]> {
    if (series.length === 0) return [];
    return tx.query<SeriesHistory>(sql`
      select watched.kind, watched.area,
        coalesce((
          select jsonb_agg(jsonb_build_object('day', to_char(day, 'YYYY-MM-DD'), 'promoters', promoters, 'passives', passives,
            'detractors', detractors) order by day)
          from (
            select day, sum(promoters)::int as promoters, sum(passives)::int as passives, sum(detractors)::int as detractors
            from score_cell
            where dimension = 'all' and kind = watched.kind and journey_area = watched.area and value = '' and day < ${today}::date
            group by day having sum(promoters + passives + detractors) > 0) as days), '[]') as days,
        coalesce((
          select jsonb_agg(jsonb_build_object('signal', signal, 'revision', revision, 'withdrawn', withdrawn) order by day)
          from score_shift where kind = watched.kind and journey_area = watched.area), '[]') as told
      from ${unnest(seriesColumns, series, 'watched')} order by watched.kind, watched.area`);
  }

  async keep(tx: Transaction, news: readonly ShiftNews[]): Promise<void> {
    if (news.length === 0) return;
    await tx.query(sql`
      insert into score_shift (kind, journey_area, day, direction, signal, revision, withdrawn)
      select kind, journey_area, day, direction, signal, revision, withdrawn from ${unnest(newsColumns, news)}
      order by kind, journey_area, day, direction
      on conflict (kind, journey_area, day, direction) do update set
        signal = excluded.signal, revision = excluded.revision, withdrawn = excluded.withdrawn`);
  }
}
