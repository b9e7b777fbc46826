import { Injectable } from '@nestjs/common';
import type { JourneyArea, SurveyKind } from '@sidetone/contracts/events';
import type { ChartDay, ShiftSignal } from '@sidetone/domain/control-chart';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { CellChange } from '../keep-cells/cell-changes.js';

/** A series that is watched: one survey kind, of one area or of all together (empty). */
export interface WatchedSeries {
  readonly kind: SurveyKind;
  readonly area: JourneyArea | '';
}

/** A shift as it was told last. */
export interface ToldShift {
  readonly signal: ShiftSignal;
  readonly revision: number;
  readonly withdrawn: boolean;
}

/** How points lost to a KPI changed between the two latest rankings. */
export interface DriverChange {
  readonly kpi: string;
  readonly change: number;
}

const seriesColumns = {
  kind: ['text', (change: CellChange) => change.kind],
  journey_area: ['text', (change: CellChange) => change.area],
  day: ['date', (change: CellChange) => change.period],
} as const;

/** What is watched, and what was told. */
@Injectable()
export class ShiftStore {
  constructor(private readonly database: Database) {}

  /** Notes the series of changed days; one that waits already waits for the earliest day that is to be over. */
  async noteChanged(tx: Transaction, days: readonly CellChange[]): Promise<void> {
    const answers = days.filter(({ dimension, counts }) => dimension === 'all' && counts.slice(0, 3).some(Boolean));
    if (answers.length === 0) return;
    await tx.query(sql`
      insert into series_to_watch as known (kind, journey_area, last_day)
      select kind, journey_area, min(day) from ${unnest(seriesColumns, answers)}
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

  /** A series whose open days hold answers is watched again when they are over. */
  async waitForOpenDays(tx: Transaction, { kind, area }: WatchedSeries, today: string): Promise<void> {
    await tx.query(sql`
      insert into series_to_watch (kind, journey_area, last_day)
      select kind, journey_area, min(day) from score_cell
      where dimension = 'all' and kind = ${kind} and journey_area = ${area} and value = '' and day >= ${today}::date
      group by kind, journey_area
      on conflict do nothing`);
  }

  async countDue(today: string): Promise<number> {
    const rows = await this.database.query<{ due: number }>(sql`
      select count(*)::int as due from series_to_watch where last_day < ${today}::date`);
    return rows[0]?.due ?? 0;
  }

  /** The days of a series that are over, in order. */
  days(tx: Transaction, { kind, area }: WatchedSeries, today: string): Promise<ChartDay[]> {
    return tx.query<ChartDay>(sql`
      select to_char(day, 'YYYY-MM-DD') as day, sum(promoters)::int as promoters, sum(passives)::int as passives,
        sum(detractors)::int as detractors
      from score_cell
      where dimension = 'all' and kind = ${kind} and journey_area = ${area} and value = '' and day < ${today}::date
      group by score_cell.day having sum(promoters + passives + detractors) > 0 order by score_cell.day`);
  }

  told(tx: Transaction, { kind, area }: WatchedSeries): Promise<ToldShift[]> {
    return tx.query<ToldShift>(sql`
      select signal, revision, withdrawn from score_shift where kind = ${kind} and journey_area = ${area} order by day`);
  }

  async keep(tx: Transaction, { kind, area }: WatchedSeries, shifts: readonly ToldShift[]): Promise<void> {
    for (const { signal, revision, withdrawn } of shifts) {
      await tx.query(sql`
        insert into score_shift (kind, journey_area, day, direction, signal, revision, withdrawn)
        values (${kind}, ${area}, ${signal.day}, ${signal.direction}, ${JSON.stringify(signal)}::jsonb, ${revision}, ${withdrawn})
        on conflict (kind, journey_area, day, direction) do update set
          signal = excluded.signal, revision = excluded.revision, withdrawn = excluded.withdrawn`);
    }
  }

  /** What changed between the two latest rankings of all answers of a kind that were made by the end of a day; nothing where there are no two. */
  driverChanges(tx: Transaction, kind: SurveyKind, until: string): Promise<DriverChange[]> {
    return tx.query<DriverChange>(sql`
      with latest as (
        select drivers, row_number() over (order by ranked_at desc, revision desc) as place from driver_ranking
        where ranking_id ~ ${`^${kind}\\|[0-9]+d$`} and ranked_at < ${until}::timestamptz),
      points as (
        select place, driver.kpi, driver.points from latest
        cross join lateral jsonb_each_text(drivers) as driver (kpi, points) where place <= 2)
      select kpi, (coalesce(max(points::float8) filter (where place = 1), 0)
        - coalesce(max(points::float8) filter (where place = 2), 0)) as change
      from points where (select count(*) from latest) >= 2 group by kpi order by 2 desc, kpi limit 20`);
  }
}
