import { Injectable } from '@nestjs/common';
import type { ScoreCounts } from '@sidetone/domain/nps';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';

export interface RecentCounts extends ScoreCounts {
  readonly kind: string;
  readonly area: string;
  readonly invited: number;
}

const RECENT_MS = 28 * DAY_MS;

/** The counts of the calendar weeks that reach into the last 28 days, from the kept windows. */
@Injectable()
export class RecentScores {
  constructor(private readonly database: Database) {}

  count(now: Instant): Promise<RecentCounts[]> {
    return this.database.query<RecentCounts>(sql`
      select kind, area, sum(promoters)::int as promoters, sum(passives)::int as passives, sum(detractors)::int as detractors,
        sum(invited)::int as invited
      from score_window join calendar_week using (week)
      where period_end > ${toIso(now - RECENT_MS)}::timestamptz
      group by kind, area`);
  }
}
