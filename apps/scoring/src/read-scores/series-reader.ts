import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import type { ScoreCounts } from '@sidetone/domain/nps';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';

export interface WeekCounts extends ScoreCounts {
  readonly week: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly invited: number;
  readonly revision: number;
}

/** Which published weeks are asked for. */
export interface WeeksQuestion {
  readonly kind: SurveyKind;
  /** Empty: all areas together. */
  readonly area: string;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** The kept weekly windows, in the order of time. */
@Injectable()
export class SeriesReader {
  constructor(private readonly database: Database) {}

  /** Weeks of one series that overlap the time asked for. */
  weeks({ kind, area, from, to }: WeeksQuestion): Promise<WeekCounts[]> {
    return this.database.query<WeekCounts>(sql`
      select week, promoters, passives, detractors, invited, revision::float8 as revision,
        (extract(epoch from period_start) * 1000)::float8 as "from", (extract(epoch from period_end) * 1000)::float8 as "to"
      from score_window join calendar_week using (week)
      where kind = ${kind} and area = ${area === '' ? 'overall' : area}
        and period_end > ${from === undefined ? '-infinity' : toIso(from)}::timestamptz
        and period_start < ${to === undefined ? 'infinity' : toIso(to)}::timestamptz
      order by period_start`);
  }
}
