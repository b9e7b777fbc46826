import { Injectable } from '@nestjs/common';
import { sql, trustedSql, type Database, type Transaction } from '@sidetone/platform/database';
import { COUNT_COLUMNS } from '../keep-cells/cell-place.js';
import { countSums } from '../keep-cells/fact-counts.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { LONG_WAIT_MS } from './long-work.js';
import { recountedCells } from './recounted-cells.js';

/** Cells of one series that were not what the facts make. */
export interface DifferingSeries {
  readonly dimension: string;
  readonly kind: string;
  /** Empty: whatever the area. */
  readonly journeyArea: string;
  readonly differing: number;
}

/** What a recount found of a month. */
export interface RecountedMonth {
  readonly month: string;
  /** Cells that the facts make, days and the month itself together. */
  readonly cells: number;
  /** Of the kept cells, how many differed; they are mended. */
  readonly differing: number;
  /** The same by series; none where nothing differed. */
  readonly series: readonly DifferingSeries[];
}

const names = trustedSql(COUNT_COLUMNS.join(', '));
const nothing = trustedSql(COUNT_COLUMNS.map(() => '0').join(', '));
const dayKey = trustedSql('dimension, kind, journey_area, value, day, stratum');
const monthKey = trustedSql('dimension, kind, journey_area, value, month, stratum');

/** Counts cells anew from facts, a month at a time, each in a transaction of its own; says what differed, and mends it. */
@Injectable()
export class RebuildCells {
  async rebuild(database: Database): Promise<readonly RecountedMonth[]> {
    const months = await database.query<{ month: string }>(sql`
      select distinct month from (
        select to_char(day, 'YYYY-MM') as month from answer_fact where not withdrawn
        union select to_char(day, 'YYYY-MM') from invitation_fact
        union select to_char(day, 'YYYY-MM') from score_cell union select month from score_month) as months
      order by month`);
    const found: RecountedMonth[] = [];
    for (const { month } of months) found.push(await database.transaction((tx) => this.recount(tx, month)));
    return found;
  }

  private async recount(tx: Transaction, month: string): Promise<RecountedMonth> {
    await holdScores(tx, LONG_WAIT_MS);
    await tx.query(sql`create temp table recounted on commit drop as ${recountedCells(month)}`);
    await tx.query(sql`
      create temp table recounted_month on commit drop as
      select dimension, kind, journey_area, value, ${month}::text as month, stratum, ${countSums}
      from recounted group by dimension, kind, journey_area, value, stratum`);
    const [counted] = await tx.query<{ cells: number }>(sql`
      select (select count(*) from recounted)::int + (select count(*) from recounted_month)::int as cells`);
    const series = await tx.query<DifferingSeries>(sql`
      select dimension, kind, journey_area as "journeyArea", count(*)::int as differing
      from (
        select ${dayKey} from (select ${dayKey}, ${names} from recounted) as counted
        full join (select ${dayKey}, ${names} from score_cell
          where ${inMonth(month)} and (${names}) <> (${nothing})) as kept using (${dayKey})
        where (${columnsOf('counted')}) is distinct from (${columnsOf('kept')})
        union all
        select dimension, kind, journey_area, value, null, stratum from recounted_month as counted
        full join (select * from score_month where month = ${month} and (${names}) <> (${nothing})) as kept using (${monthKey})
        where (${columnsOf('counted')}) is distinct from (${columnsOf('kept')})) as differing
      group by dimension, kind, journey_area order by dimension, kind, journey_area`);
    if (series.length > 0) await this.replace(tx, month, series);
    return {
      month,
      cells: counted?.cells ?? 0,
      differing: series.reduce((sum, one) => sum + one.differing, 0),
      series,
    };
  }

  private async replace(tx: Transaction, month: string, series: readonly DifferingSeries[]): Promise<void> {
    if (series.some(({ dimension }) => dimension === 'all')) await this.watchAnew(tx, month);
    await tx.query(sql`delete from score_cell where ${inMonth(month)}`);
    await tx.query(sql`delete from score_month where month = ${month}`);
    await tx.query(sql`insert into score_cell (${dayKey}, ${names}) select ${dayKey}, ${names} from recounted`);
    await tx.query(
      sql`insert into score_month (${monthKey}, ${names}) select ${monthKey}, ${names} from recounted_month`,
    );
  }

  /** A shift may be there, or be there no more, by other counts. */
  private async watchAnew(tx: Transaction, month: string): Promise<void> {
    await tx.query(sql`
      insert into series_to_watch as known (kind, journey_area, last_day)
      select kind, journey_area, min(day) from (
        select kind, journey_area, day from recounted where dimension = 'all'
        union select kind, journey_area, day from score_cell where dimension = 'all' and ${inMonth(month)}) as changed
      group by kind, journey_area order by kind, journey_area
      on conflict (kind, journey_area) do update set last_day = excluded.last_day where excluded.last_day < known.last_day`);
  }
}

function inMonth(month: string) {
  return sql`day >= (${month} || '-01')::date and day < (${month} || '-01')::date + interval '1 month'`;
}

function columnsOf(table: string) {
  return trustedSql(COUNT_COLUMNS.map((name) => `${table}.${name}`).join(', '));
}
