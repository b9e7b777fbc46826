import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, sql, trustedSql, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { COUNT_COLUMNS } from '../keep-cells/cell-place.js';
import { countSums } from '../keep-cells/fact-counts.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { recountedCells } from './recounted-cells.js';

/** What a recount found of a month. */
export interface RecountedMonth {
  readonly month: string;
  /** Cells that the facts make, days and the month itself together. */
  readonly cells: number;
  /** Of the kept cells, how many differed; they are mended. */
  readonly differing: number;
}

const names = trustedSql(COUNT_COLUMNS.join(', '));
const nothing = trustedSql(COUNT_COLUMNS.map(() => '0').join(', '));
const dayKey = trustedSql('dimension, kind, journey_area, value, day, stratum');
const monthKey = trustedSql('dimension, kind, journey_area, value, month, stratum');

/** Counts cells anew from facts, a month at a time, each in a transaction of its own; says what differed, and mends it. */
@Injectable()
export class RebuildCells implements OnModuleInit {
  private readonly logger = new Logger(RebuildCells.name);

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** Facts that an older version kept have no cells yet. */
  async onModuleInit(): Promise<void> {
    const owed = await this.database.query(sql`select since from recount_owed`);
    if (owed.length === 0) return;
    const months = await this.rebuild();
    await this.database.query(sql`delete from recount_owed`);
    this.logger.log({ months: months.length }, 'Counted the facts of an older version into cells');
  }

  async rebuild(): Promise<readonly RecountedMonth[]> {
    await this.database.transaction((tx) => this.nameDays(tx));
    const months = await this.database.query<{ month: string }>(sql`
      select distinct month from (
        select to_char(day, 'YYYY-MM') as month from answer_fact where not withdrawn
        union select to_char(day, 'YYYY-MM') from invitation_fact
        union select to_char(day, 'YYYY-MM') from score_cell union select month from score_month) as months
      order by month`);
    const found: RecountedMonth[] = [];
    for (const { month } of months) found.push(await this.database.transaction((tx) => this.recount(tx, month)));
    return found;
  }

  /** Days by the operator's zone as it is set now. */
  private async nameDays(tx: Transaction): Promise<void> {
    const zone = this.settings.OPERATOR_TIME_ZONE;
    await holdScores(tx);
    await tx.query(sql`
      update answer_fact set day = (answered_at at time zone ${zone})::date
      where not withdrawn and day is distinct from (answered_at at time zone ${zone})::date`);
    await tx.query(sql`
      update invitation_fact set day = (dispatched_at at time zone ${zone})::date
      where day is distinct from (dispatched_at at time zone ${zone})::date`);
    await tx.query(sql`
      update invitation_fact set answered = not answered
      where answered <> exists (
        select 1 from answer_fact as answer
        where answer.invitation_id = invitation_fact.invitation_id and not answer.withdrawn)`);
  }

  private async recount(tx: Transaction, month: string): Promise<RecountedMonth> {
    await holdScores(tx);
    await tx.query(sql`create temp table recounted on commit drop as ${recountedCells(month)}`);
    await tx.query(sql`
      create temp table recounted_month on commit drop as
      select dimension, kind, journey_area, value, ${month}::text as month, stratum, ${countSums}
      from recounted group by dimension, kind, journey_area, value, stratum`);
    const counted = await tx.query<{ cells: number; days: number; months: number }>(sql`
      select (select count(*) from recounted)::int + (select count(*) from recounted_month)::int as cells,
        (select count(*) from (select ${dayKey}, ${names} from recounted) as counted
          full join (select ${dayKey}, ${names} from score_cell
            where ${inMonth(month)} and (${names}) <> (${nothing})) as kept using (${dayKey})
          where (${columnsOf('counted')}) is distinct from (${columnsOf('kept')}))::int as days,
        (select count(*) from recounted_month as counted
          full join (select * from score_month where month = ${month} and (${names}) <> (${nothing})) as kept using (${monthKey})
          where (${columnsOf('counted')}) is distinct from (${columnsOf('kept')}))::int as months`);
    const { cells = 0, days = 0, months = 0 } = counted[0] ?? {};
    if (days + months > 0) await this.replace(tx, month);
    return { month, cells, differing: days + months };
  }

  private async replace(tx: Transaction, month: string): Promise<void> {
    await tx.query(sql`delete from score_cell where ${inMonth(month)}`);
    await tx.query(sql`delete from score_month where month = ${month}`);
    await tx.query(sql`insert into score_cell (${dayKey}, ${names}) select ${dayKey}, ${names} from recounted`);
    await tx.query(
      sql`insert into score_month (${monthKey}, ${names}) select ${monthKey}, ${names} from recounted_month`,
    );
  }
}

function inMonth(month: string) {
  return sql`day >= (${month} || '-01')::date and day < (${month} || '-01')::date + interval '1 month'`;
}

function columnsOf(table: string) {
  return trustedSql(COUNT_COLUMNS.map((name) => `${table}.${name}`).join(', '));
}
