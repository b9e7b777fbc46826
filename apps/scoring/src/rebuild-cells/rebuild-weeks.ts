import { Inject, Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import type { ScoreCounts } from '@sidetone/domain/nps';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, trustedSql, unnest, type Database, type Transaction } from '@sidetone/platform/database';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { OperatorWeeks } from '../keep-windows/operator-weeks.js';
import type { ScoreArea } from '../keep-windows/window-changes.js';
import { LONG_WAIT_MS } from './long-work.js';
import { recountedWindows } from './recounted-windows.js';

type WindowCounts = ScoreCounts & { readonly invited: number };

/** A weekly window that was not what its facts make. */
export interface DifferingWindow {
  readonly kind: SurveyKind;
  readonly area: ScoreArea;
  readonly week: string;
  readonly kept: WindowCounts;
  readonly counted: WindowCounts;
}

/** What a recount found of the weeks. */
export interface RecountedWeeks {
  readonly windows: number;
  readonly differing: number;
  /** The first of those that differed, at most 100. */
  readonly first: readonly DifferingWindow[];
  /** Weeks whose bounds are others by the zone as it is set now. */
  readonly moved: number;
}

const MOST_TOLD = 100;
const COUNTS = ['promoters', 'passives', 'detractors', 'invited'];
const names = trustedSql(COUNTS.join(', '));
const differ = trustedSql(
  `(${COUNTS.map((name) => `coalesce(counted.${name}, 0)`).join(', ')}) <> (${COUNTS.map((name) => `coalesce(kept.${name}, 0)`).join(', ')})`,
);
const countsOf = (table: string) =>
  trustedSql(`jsonb_build_object(${COUNTS.map((name) => `'${name}', coalesce(${table}.${name}, 0)`).join(', ')})`);
const counted = trustedSql(COUNTS.map((name) => `coalesce(counted.${name}, 0) as ${name}`).join(', '));
const replaced = trustedSql(COUNTS.map((name) => `${name} = excluded.${name}`).join(', '));
const boundColumns = { week: 'text', period_start: 'timestamptz', period_end: 'timestamptz' } as const;

/** Counts the weekly windows anew from facts; mends what differed, and has it published as a new revision. */
@Injectable()
export class RebuildWeeks {
  constructor(
    private readonly weeks: OperatorWeeks,
    private readonly clock: Clock,
    private readonly due: DueRunner,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'PUBLISH_EVERY_SECONDS'>,
  ) {}

  async rebuild(database: Database): Promise<RecountedWeeks> {
    const now = this.clock.now();
    const found = await database.transaction(async (tx) => {
      await holdScores(tx, LONG_WAIT_MS);
      await tx.query(sql`create temp table recounted_window on commit drop as ${recountedWindows()}`);
      const moved = await this.moveBounds(tx, now);
      const first = await tx.query<DifferingWindow & { readonly differing: number }>(sql`
        select kind, area, week, ${countsOf('kept')} as kept, ${countsOf('counted')} as counted, count(*) over ()::int as differing
        from recounted_window as counted full join score_window as kept using (kind, area, week)
        where ${differ} order by kind, area, week limit ${MOST_TOLD}`);
      if (first.length > 0) await this.mend(tx, now);
      const [row] = await tx.query<{ windows: number }>(sql`select count(*)::int as windows from recounted_window`);
      return {
        windows: row?.windows ?? 0,
        differing: first[0]?.differing ?? 0,
        first: first.map(({ differing: _differing, ...window }) => window),
        moved,
      };
    });
    this.due.wake();
    return found;
  }

  private async mend(tx: Transaction, now: Instant): Promise<void> {
    await tx.query(sql`
      insert into score_window as kept (kind, area, week, ${names}, publish_due)
      select kind, area, week, ${counted},
        case when counted.promoters + counted.passives + counted.detractors > 0 then ${toIso(now)}::timestamptz end
      from recounted_window as counted full join score_window as kept using (kind, area, week)
      where ${differ} order by kind, area, week
      on conflict (kind, area, week) do update set ${replaced}, publish_due = case
        when kept.revision > 0 or excluded.publish_due is not null then coalesce(kept.publish_due, ${this.mayPublishAt(now)}) end`);
  }

  /** Weeks begin and end by the zone as it is set now; a published week whose bounds move is published anew. Returns how many moved. */
  private async moveBounds(tx: Transaction, now: Instant): Promise<number> {
    // Thursday at noon of Greenwich is in the week of that name in every zone.
    const known = await tx.query<{ inside: string }>(sql`
      select to_char(to_date(week, 'IYYY"-W"IW') + 3, 'YYYY-MM-DD"T12:00:00Z"') as inside
      from (select week from recounted_window union select week from calendar_week) as weeks order by week`);
    const bounds = known.map(({ inside }) => {
      const { id, start, end } = this.weeks.at(Date.parse(inside));
      return { week: id, period_start: toIso(start), period_end: toIso(end) };
    });
    if (bounds.length === 0) return 0;
    const moved = await tx.query<{ week: string }>(sql`
      update calendar_week as known set period_start = rows.period_start, period_end = rows.period_end
      from ${unnest(boundColumns, bounds)}
      where known.week = rows.week and (known.period_start, known.period_end) <> (rows.period_start, rows.period_end)
      returning known.week`);
    await tx.query(sql`
      insert into calendar_week (week, period_start, period_end)
      select week, period_start, period_end from ${unnest(boundColumns, bounds)} order by week on conflict do nothing`);
    await tx.query(sql`
      update score_window as kept set publish_due = ${this.mayPublishAt(now)}
      where week = any(${moved.map(({ week }) => week)}::text[]) and revision > 0 and publish_due is null`);
    return moved.length;
  }

  /** At once, or when the pause since a window was published last is over. */
  private mayPublishAt(now: Instant) {
    return sql`greatest(${toIso(now)}::timestamptz,
      kept.published_at + make_interval(secs => ${this.settings.PUBLISH_EVERY_SECONDS}::float8))`;
  }
}
