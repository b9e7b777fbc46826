import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { DriverChange } from './watched-series.js';

/** The drivers of which kind are asked for, as ranked before which instant (RFC 3339). */
export interface DriversAsked {
  readonly kind: SurveyKind;
  readonly until: string;
}

const MOST_DRIVERS = 20;

const columns = {
  position: ['int', (_: DriversAsked, index: number) => index],
  kind: 'text',
  until: 'timestamptz',
} as const;

/** What changed in the drivers, to stand beside a shift. */
@Injectable()
export class DriverChanges {
  /**
   * What changed between the two latest rankings of all answers of a kind that were made before an instant; nothing where there are no
   * two. In the order of the questions, by one statement.
   */
  async read(tx: Transaction, asked: readonly DriversAsked[]): Promise<readonly (readonly DriverChange[])[]> {
    if (asked.length === 0) return [];
    const rows = await tx.query<DriverChange & { readonly position: number }>(sql`
      select asked.position, found.kpi, found.change from ${unnest(columns, asked, 'asked')}
      cross join lateral (
        with latest as (
          select drivers, row_number() over (order by ranked_at desc, revision desc) as place from driver_ranking
          where ranking_id ~ ('^' || asked.kind || '\\|[0-9]+d$') and ranked_at < asked.until),
        points as (
          select place, driver.kpi, driver.points from latest
          cross join lateral jsonb_each_text(drivers) as driver (kpi, points) where place <= 2)
        select kpi, (coalesce(max(points::float8) filter (where place = 1), 0)
          - coalesce(max(points::float8) filter (where place = 2), 0)) as change
        from points where (select count(*) from latest) >= 2 group by kpi order by 2 desc, kpi limit ${MOST_DRIVERS}) as found
      order by asked.position, found.change desc, found.kpi`);
    return asked.map((_, index) =>
      rows.filter(({ position }) => position === index).map(({ kpi, change }) => ({ kpi, change })),
    );
  }
}
