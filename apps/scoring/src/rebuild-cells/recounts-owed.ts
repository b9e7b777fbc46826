import { Injectable } from '@nestjs/common';
import { Database, sql, type Transaction } from '@sidetone/platform/database';

/** Notes that facts were changed and not yet counted: a recount that is cut short is made up for at the next start. */
@Injectable()
export class RecountsOwed {
  constructor(private readonly database: Database) {}

  /** In the transaction that changes facts, once it holds scores: a later note has a later time, and none is seen before its facts. */
  async note(tx: Transaction): Promise<void> {
    await tx.query(sql`insert into recount_owed (since) values (clock_timestamp())`);
  }

  /** The latest note, if there is one. As text, since a `Date` would lose its microseconds. */
  async latest(): Promise<string | undefined> {
    const [row] = await this.database.query<{ since: string | null }>(
      sql`select max(since)::text as since from recount_owed`,
    );
    return row?.since ?? undefined;
  }

  /** A recount that began after `latest` was read is done. What was noted since then is still owed. */
  async done(latest: string | undefined): Promise<void> {
    if (latest !== undefined)
      await this.database.query(sql`delete from recount_owed where since <= ${latest}::timestamptz`);
  }
}
