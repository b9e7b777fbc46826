import { Injectable } from '@nestjs/common';
import {
  INSIDE_HOURS,
  mostWaiting,
  nameOfClass,
  timeFigures,
  type SlaFigures,
  type TimeCounts,
} from '@sidetone/domain/cases';
import type { Band } from '@sidetone/domain/nps';
import { HOUR_MS, type Instant } from '@sidetone/domain/time';
import { Database, sql, trustedSql, type Sql } from '@sidetone/platform/database';
import { inSpan, type Span } from './span.js';

interface CountRecord {
  readonly clock: 'firstContact' | 'close';
  /** Null: of all classes. */
  readonly band: Band | null;
  readonly contractLevel: string | null;
  readonly cases: number;
  readonly done: number;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
  readonly inside: TimeCounts['inside'];
}

const ms = (column: string): Sql => trustedSql(`(extract(epoch from ${column}) * 1000)::float8`);
const NONE: TimeCounts = { cases: 0, done: 0, inside: INSIDE_HOURS.map((hours) => ({ hours, cases: 0, inside: 0 })) };

/** How soon customers are called and helped, counted where the cases are. */
@Injectable()
export class SlaReader {
  constructor(private readonly database: Database) {}

  /** What `slaReport` makes of the cases of a span as they stand at `now`, to the last digit. */
  async figures(span: Span, now: Instant): Promise<readonly SlaFigures[]> {
    const counts = await this.database.query<CountRecord>(counted(span, now));
    const names = [...new Set(counts.map(classOf))].filter((name) => name !== ALL).sort();
    const figuresOf = (className: string, clock: CountRecord['clock']) => {
      const found = counts.find((one) => one.clock === clock && classOf(one) === className);
      if (found === undefined) return timeFigures(NONE);
      const { medianHours, p90Hours, ...rest } = found;
      const { cases, done, inside } = rest;
      return timeFigures({
        cases,
        done,
        inside,
        medianHours: medianHours ?? undefined,
        p90Hours: p90Hours ?? undefined,
      });
    };
    return [ALL, ...names].map((className) => ({
      className,
      firstContact: figuresOf(className, 'firstContact'),
      close: figuresOf(className, 'close'),
    }));
  }
}

const ALL = 'all';

function classOf({ band, contractLevel }: CountRecord): string {
  return band === null ? ALL : nameOfClass({ band, contractLevel: contractLevel ?? undefined });
}

/**
 * One pass: each case waits by two clocks and stands in two groups, of all and of its class; in each, the share that still waits goes down with each
 * that is done (Kaplan and Meier). The first contact is the first ever: a case that was reopened was contacted in its first round.
 */
function counted(span: Span, now: Instant): Sql {
  return sql`
    with told as (
      select band, contract_level, ${ms('opened_at')} as opened, ${ms('spoken.at')} as contacted, ${ms('closed_at')} as closed
      from cases left join lateral (
        select min(at) as at from case_history
        where case_history.case_id = cases.case_id and move in ('reach', 'refuse')) as spoken on true
      where ${inSpan(span)}
    ), waits as (
      select clock, grouped.band, grouped.contract_level, done_at is not null as over,
        greatest(0, coalesce(done_at, ${now}::float8) - opened) / ${HOUR_MS}::float8 as hours,
        greatest(0, ${now}::float8 - opened) / ${HOUR_MS}::float8 as age_hours
      from told
      cross join lateral (values ('firstContact', contacted), ('close', closed)) as clocks (clock, done_at)
      cross join lateral (values (null, null), (told.band, told.contract_level)) as grouped (band, contract_level)
      where clock = 'close' or contacted is not null or closed is null
    ), at_risk as (
      select *, count(*) over everybody - row_number() over in_order + 1 as waiting
      from waits
      window everybody as (partition by clock, band, contract_level), in_order as (everybody order by hours, over desc)
    ), survival as (
      select *, product(case when over then (waiting - 1)::float8 / waiting::float8 else 1 end)
        over (partition by clock, band, contract_level order by waiting desc rows unbounded preceding) as share_waiting
      from at_risk
    )
    select clock, band, contract_level as "contractLevel", count(*)::int as cases, count(*) filter (where over)::int as done,
      ${quantile(0.5)} as "medianHours", ${quantile(0.9)} as "p90Hours", jsonb_build_array(${insides}) as inside
    from survival group by clock, band, contract_level`;
}

function quantile(share: number): Sql {
  return sql`min(hours) filter (where over and share_waiting <= ${mostWaiting(share)}::float8)`;
}

const insides = INSIDE_HOURS.map(
  (
    hours,
  ) => sql`jsonb_build_object('hours', ${hours}::int, 'cases', count(*) filter (where age_hours >= ${hours}::float8),
    'inside', count(*) filter (where age_hours >= ${hours}::float8 and over and hours <= ${hours}::float8))`,
).reduce((all, one) => sql`${all}, ${one}`);
