import { Injectable } from '@nestjs/common';
import { Database, sql, type Transaction } from '@sidetone/platform/database';

/** Notes that facts were changed and not yet counted: a recount that is cut short is made up for at the next start. */
@Injectable()
export class RecountsOwed {
  constructor(private readonly database: Database) {}

  /**
   * In the transaction that changes facts, once it holds scores: a later note has a larger number, and none is seen before its facts.
   * Returns its number.
   */
  async note(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ note: number }>(
      sql`insert into recount_owed (since) values (now()) returning recount_id::float8 as note`,
    );
    if (row === undefined) throw new Error('A note that was just written is not there.');
    return row.note;
  }

  /** The latest note, if there is one. */
  async latest(): Promise<number | undefined> {
    const [row] = await this.database.query<{ note: number | null }>(
      sql`select max(recount_id)::float8 as note from recount_owed`,
    );
    return row?.note ?? undefined;
  }

  /** A recount that began when `latest` was read is done, with what it noted itself. What others noted since then is still owed. */
  async done(latest: number | undefined, own: readonly number[]): Promise<void> {
    await this.database.query(sql`
      delete from recount_owed where recount_id <= ${latest ?? 0}::bigint or recount_id = any(${[...own]}::bigint[])`);
  }
}
