import { Inject, Injectable } from '@nestjs/common';
import { sql, type Database, type Sql, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { LONG_WAIT_MS } from './long-work.js';
import { RecountsOwed } from './recounts-owed.js';

const WEEK = 'IYYY"-W"IW';
/** Few enough that answers wait for seconds, and that no statement comes near its limit when all of them change. */
const FACTS_AT_ONCE = 20_000;

/** What is derived of a kind of facts, and of which of them. */
interface DerivedColumns {
  readonly table: Sql;
  readonly key: Sql;
  readonly names: Sql;
  readonly values: Sql;
  readonly which: Sql;
}

interface DerivedPiece {
  readonly last: string | null;
  readonly note: number | undefined;
}

/** What facts derive of others, and of the operator's zone as it is set now. */
@Injectable()
export class NameDays {
  constructor(
    private readonly owed: RecountsOwed,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /**
   * Puts days, weeks and first days of waves right where they are not, a piece of the facts at a time. Returns the
   * notes of the recounts that are owed for it.
   */
  async name(database: Database): Promise<readonly number[]> {
    const answers = await this.derive(database, {
      table: sql`answer_fact`,
      key: sql`response_id`,
      names: sql`day, week`,
      values: this.dayAndWeek(sql`answered_at`),
      which: sql`not withdrawn`,
    });
    const invitations = await this.derive(database, {
      table: sql`invitation_fact`,
      key: sql`invitation_id`,
      names: sql`day, week`,
      values: this.dayAndWeek(sql`dispatched_at`),
      which: sql`true`,
    });
    await database.transaction((tx) => this.dateWaves(tx));
    return [...answers, ...invitations];
  }

  private dayAndWeek(at: Sql): Sql {
    const local = sql`fact.${at} at time zone ${this.settings.OPERATOR_TIME_ZONE}`;
    return sql`(${local})::date, to_char(${local}, ${WEEK})`;
  }

  private async derive(database: Database, columns: DerivedColumns): Promise<readonly number[]> {
    const notes: number[] = [];
    let after: string | null = '';
    while (after !== null) {
      const from: string = after;
      const piece = await database.transaction((tx) => this.derivePiece(tx, columns, from));
      if (piece.note !== undefined) notes.push(piece.note);
      after = piece.last;
    }
    return notes;
  }

  /** Returns the last key of the piece, null where there was none, and the note of what it changed. */
  private async derivePiece(tx: Transaction, columns: DerivedColumns, after: string): Promise<DerivedPiece> {
    const { table, key, names, values, which } = columns;
    await holdScores(tx, LONG_WAIT_MS);
    const [piece] = await tx.query<{ last: string | null; changed: number }>(sql`
      with piece as (
        select ${key} as of_piece from ${table} where ${key} > ${after} order by ${key} limit ${FACTS_AT_ONCE}),
      changed as (
        update ${table} as fact set (${names}) = row(${values}) from piece
        where fact.${key} = of_piece and ${which} and (${names}) is distinct from (${values})
        returning 1)
      select (select max(of_piece) from piece) as last, (select count(*) from changed)::int as changed`);
    const note = piece !== undefined && piece.changed > 0 ? await this.owed.note(tx) : undefined;
    return { last: piece?.last ?? null, note };
  }

  private async dateWaves(tx: Transaction): Promise<void> {
    await holdScores(tx, LONG_WAIT_MS);
    await tx.query(sql`
      insert into wave as known (wave_id, survey_id, first_day)
      select wave_id, min(survey_id), min(day) from (
        select wave_id, survey_id, day from answer_fact where wave_id is not null and not withdrawn
        union all select wave_id, survey_id, day from invitation_fact where wave_id is not null) as fact
      group by wave_id order by wave_id
      on conflict (wave_id) do update set first_day = excluded.first_day where known.first_day <> excluded.first_day`);
  }
}
