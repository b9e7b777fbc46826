import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import type { ScoreCounts } from '@sidetone/domain/nps';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Transaction } from '@sidetone/platform/database';
import type { ScoreArea } from '../keep-windows/window-changes.js';

/** A weekly window as it is to be published. */
export interface ChangedWindow extends ScoreCounts {
  readonly kind: SurveyKind;
  readonly area: ScoreArea;
  readonly week: string;
  readonly periodStart: Instant;
  readonly periodEnd: Instant;
  readonly invited: number;
  readonly revision: number;
}

/** The windows whose counts changed since they were published last. */
@Injectable()
export class ChangedWindows {
  constructor(private readonly database: Database) {}

  /** Takes up to `limit` windows that may be published at `now`, each with its next revision. One statement. */
  take(tx: Transaction, now: Instant, limit: number): Promise<ChangedWindow[]> {
    return tx.query<ChangedWindow>(sql`
      update score_window as kept set revision = kept.revision + 1, published_at = ${toIso(now)}::timestamptz, publish_due = null
      from (
        select kind, area, week from score_window
        where publish_due <= ${toIso(now)}::timestamptz
        order by publish_due limit ${limit} for update skip locked
      ) as due
      join calendar_week using (week)
      where (kept.kind, kept.area, kept.week) = (due.kind, due.area, due.week)
      returning kept.kind, kept.area, kept.week, kept.promoters, kept.passives, kept.detractors, kept.invited,
        kept.revision::float8 as revision,
        (extract(epoch from period_start) * 1000)::float8 as "periodStart",
        (extract(epoch from period_end) * 1000)::float8 as "periodEnd"`);
  }

  async count(now: Instant): Promise<number> {
    const rows = await this.database.query<{ due: number }>(sql`
      select count(*)::int as due from score_window where publish_due <= ${toIso(now)}::timestamptz`);
    return rows[0]?.due ?? 0;
  }
}
