import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, RivalWrite, sql, unnest, type Transaction } from '@sidetone/platform/database';
import { asCase, assignments, caseColumns, columnList, rowOf } from './case-row.js';
import type { Case } from './case.js';

/** The cases. What is read in a transaction is locked until its end. */
@Injectable()
export class CaseStore {
  constructor(private readonly database: Database) {}

  /** The cases of these answers, by response. */
  async ofResponses(tx: Transaction, responseIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Case>> {
    const rows = await tx.query<Case>(sql`
      select ${asCase} from cases where response_id = any(${[...responseIds]}::text[]) order by case_id for update`);
    return new Map(rows.map((row) => [row.responseId, row]));
  }

  async byId(tx: Transaction, caseId: string): Promise<Case | undefined> {
    const rows = await tx.query<Case>(sql`select ${asCase} from cases where case_id = ${caseId} for update`);
    return rows[0];
  }

  /** Up to `limit` cases whose first contact was due by `now`, did not come and is not yet marked; those in work elsewhere are left out. */
  missedFirstContact(tx: Transaction, now: Instant, limit: number): Promise<Case[]> {
    return tx.query<Case>(sql`
      select ${asCase} from cases
      where contacted_at is null and closed_at is null and not overdue and first_contact_due < ${toIso(now)}::timestamptz
      order by first_contact_due limit ${limit} for update skip locked`);
  }

  async countMissedFirstContact(now: Instant): Promise<number> {
    const rows = await this.database.query<{ missed: number }>(sql`
      select count(*)::int as missed from cases
      where contacted_at is null and closed_at is null and not overdue and first_contact_due < ${toIso(now)}::timestamptz`);
    return rows[0]?.missed ?? 0;
  }

  /**
   * Inserts the cases of answers that had none. One statement.
   * @throws RivalWrite when another transaction opened one of them meanwhile
   */
  async insertNew(tx: Transaction, cases: readonly Case[]): Promise<void> {
    if (cases.length === 0) return;
    const rows = await tx.query<{ response_id: string }>(sql`
      insert into cases (${columnList})
      select ${columnList} from ${unnest(caseColumns, cases.map(rowOf))} order by case_id
      on conflict (response_id) do nothing
      returning response_id`);
    if (rows.length !== cases.length) throw new RivalWrite('cases');
  }

  /** Writes cases that were read, and changed, in this transaction. One statement. */
  async replace(tx: Transaction, cases: readonly Case[]): Promise<void> {
    if (cases.length === 0) return;
    await tx.query(sql`
      update cases set ${assignments} from ${unnest(caseColumns, cases.map(rowOf))} where cases.case_id = rows.case_id`);
  }
}
