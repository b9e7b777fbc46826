import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';

/** A case that turned out to be none. */
export interface EndedCase {
  readonly caseId: string;
  /** Of its end; undefined where nobody says. */
  readonly revision: number | undefined;
  readonly notedAt: Instant;
}

const columns = { case_id: 'text', revision: 'bigint', noted_at: 'timestamptz' } as const;

/** Cases that were withdrawn or not needed, for as long as something may still be told of them. Each method is one statement. */
@Injectable()
export class EndedCaseStore {
  constructor(private readonly database: Database) {}

  /** Keeps ends, of each case the last: an event that comes again changes nothing. */
  async note(tx: Transaction, ended: readonly EndedCase[]): Promise<void> {
    const rows = new Map(
      ended.map(({ caseId, revision, notedAt }) => [caseId, { case_id: caseId, revision, noted_at: toIso(notedAt) }]),
    );
    await tx.query(sql`
      insert into ended_case (case_id, revision, noted_at)
      select case_id, revision, noted_at from ${unnest(columns, [...rows.values()])} order by case_id
      on conflict (case_id) do update
        set revision = greatest(ended_case.revision, excluded.revision), noted_at = excluded.noted_at`);
  }

  /** Forgets what was noted before; returns how many. */
  async forget(before: Instant): Promise<number> {
    const gone = await this.database.query(
      sql`delete from ended_case where noted_at <= ${toIso(before)}::timestamptz returning 1`,
    );
    return gone.length;
  }

  async countBefore(before: Instant): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(
      sql`select count(*)::int as due from ended_case where noted_at <= ${toIso(before)}::timestamptz`,
    );
    return row?.due ?? 0;
  }
}
