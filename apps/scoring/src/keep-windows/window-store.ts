import { Inject, Injectable } from '@nestjs/common';
import { toIso, type Instant, type Week } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { WindowChange } from './window-changes.js';

const changeColumns = {
  kind: 'text',
  area: 'text',
  week: 'text',
  promoters: 'int',
  passives: 'int',
  detractors: 'int',
  invited: 'int',
} as const;

/** The weekly counts. Changed with the facts they count, in the same transaction. */
@Injectable()
export class WindowStore {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'PUBLISH_EVERY_SECONDS'>) {}

  /** Notes the bounds of weeks that are not known yet. */
  async noteWeeks(tx: Transaction, weeks: ReadonlySet<Week>): Promise<void> {
    const rows = [...weeks].map(({ id, start, end }) => ({
      week: id,
      period_start: toIso(start),
      period_end: toIso(end),
    }));
    rows.sort((one, other) => (one.week < other.week ? -1 : 1));
    const columns = { week: 'text', period_start: 'timestamptz', period_end: 'timestamptz' } as const;
    await tx.query(sql`
      insert into calendar_week (week, period_start, period_end)
      select week, period_start, period_end from ${unnest(columns, rows)}
      on conflict do nothing`);
  }

  /**
   * Adds the changes and marks the windows to be published: at once, or when the pause since their last publication is over.
   * Invitations alone are no score: a window without answers is not published until it has had one.
   */
  async apply(tx: Transaction, changes: readonly WindowChange[], now: Instant): Promise<void> {
    if (changes.length === 0) return;
    await tx.query(sql`
      insert into score_window as kept (kind, area, week, promoters, passives, detractors, invited, publish_due)
      select kind, area, week, promoters, passives, detractors, invited,
        case when promoters + passives + detractors > 0 then ${toIso(now)}::timestamptz end
      from ${unnest(changeColumns, changes)} order by kind, area, week
      on conflict (kind, area, week) do update set
        promoters = kept.promoters + excluded.promoters,
        passives = kept.passives + excluded.passives,
        detractors = kept.detractors + excluded.detractors,
        invited = kept.invited + excluded.invited,
        publish_due = case
          when kept.publish_due is not null then kept.publish_due
          when kept.revision > 0 or excluded.publish_due is not null then
            greatest(${toIso(now)}::timestamptz, kept.published_at + make_interval(secs => ${this.settings.PUBLISH_EVERY_SECONDS}::float8))
        end`);
  }
}
