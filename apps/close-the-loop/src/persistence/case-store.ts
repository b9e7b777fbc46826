import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, RivalWrite, sql, trustedSql, unnest, type Sql, type Transaction } from '@sidetone/platform/database';
import {
  answerAssignments,
  answerColumnList,
  answerColumns,
  asAnswerRow,
  type AnswerOfCase,
  type AnswerRow,
} from './answer-row.js';
import { caseColumns } from './case-columns.js';
import { asCaseRow, assignments, caseOf, columnList, type CaseRow } from './case-row.js';
import type { Case } from './case.js';

type Reader = Pick<Database, 'query'>;

/** Whose cases a batch of answers may touch. */
export interface Respondents {
  readonly responseIds: readonly string[];
  readonly contactIds: readonly string[];
  /** That they were asked about. */
  readonly caseIds: readonly string[];
}

/** The cases with their answers. What is read in a transaction is locked until its end. */
@Injectable()
export class CaseStore {
  constructor(private readonly database: Database) {}

  /** The cases that list one of the answers, that live and are of one of the contacts, or that were asked about. */
  touchedBy(tx: Transaction, { responseIds, contactIds, caseIds }: Respondents): Promise<Case[]> {
    // An array and not two lists joined by `or`, for which the database would walk through all cases there ever were.
    return this.locked(
      tx,
      sql`case_id = any(array(
        select case_id from case_answer where response_id = any(${responseIds}::text[])
        union select case_id from cases where contact_id = any(${contactIds}::text[]) and ${LIVE}
        union select unnest(${caseIds}::text[])))`,
    );
  }

  /** The live case of the same respondent and topic that stands in the way of reopening this one. */
  async rivalOf(tx: Transaction, { caseId, contactId, topic }: Case): Promise<string | undefined> {
    const rows = await tx.query<{ case_id: string }>(sql`
      select case_id from cases
      where contact_id = ${contactId} and topic = ${topic} and case_id <> ${caseId} and ${LIVE} and not inherited limit 1`);
    return rows[0]?.case_id;
  }

  /** In the order of the ids, so that two that lock the same cases do not wait for each other. */
  byIds(tx: Transaction, caseIds: readonly string[]): Promise<Case[]> {
    return this.locked(tx, sql`case_id = any(${[...new Set(caseIds)]}::text[])`);
  }

  async byId(caseId: string): Promise<Case | undefined> {
    const rows = await this.database.query<CaseRow>(sql`select ${asCaseRow} from cases where case_id = ${caseId}`);
    return (await withAnswers(this.database, rows))[0];
  }

  /** Up to `limit` cases that have something to tell by `now`, the longest due first; those in work elsewhere are left out. */
  async due(tx: Transaction, now: Instant, limit: number): Promise<Case[]> {
    const rows = await tx.query<CaseRow>(sql`
      select ${asCaseRow} from cases where next_due_at <= ${toIso(now)}::timestamptz
      order by cases.next_due_at limit ${limit} for update skip locked`);
    return withAnswers(tx, rows);
  }

  async countDue(now: Instant): Promise<number> {
    const rows = await this.database.query<{ due: number }>(sql`
      select count(*)::int as due from cases where next_due_at <= ${toIso(now)}::timestamptz`);
    return rows[0]?.due ?? 0;
  }

  /** Up to `limit` live cases whose clocks run by older rules than these. */
  async behind(tx: Transaction, clockVersion: number, limit: number): Promise<Case[]> {
    const rows = await tx.query<CaseRow>(sql`
      select ${asCaseRow} from cases where ${LIVE} and clock_version < ${clockVersion}
      order by cases.clock_version limit ${limit} for update skip locked`);
    return withAnswers(tx, rows);
  }

  async countBehind(clockVersion: number): Promise<number> {
    const rows = await this.database.query<{ behind: number }>(sql`
      select count(*)::int as behind from cases where ${LIVE} and clock_version < ${clockVersion}`);
    return rows[0]?.behind ?? 0;
  }

  /**
   * Inserts cases that were opened. One statement.
   * @throws RivalWrite when another transaction opened one for the same respondent and topic meanwhile
   */
  async insertNew(tx: Transaction, cases: readonly Case[]): Promise<void> {
    if (cases.length === 0) return;
    const rows = await tx.query<{ case_id: string }>(sql`
      insert into cases (${columnList})
      select ${columnList} from ${unnest(caseColumns, cases)} order by contact_id, topic
      on conflict do nothing returning case_id`);
    if (rows.length !== cases.length) throw new RivalWrite('cases');
  }

  /** Writes cases that were read, and changed, in this transaction. One statement. */
  async replace(tx: Transaction, cases: readonly Case[]): Promise<void> {
    if (cases.length === 0) return;
    await tx.query(sql`
      update cases set ${assignments} from ${unnest(caseColumns, cases)} where cases.case_id = rows.case_id`);
  }

  /** Writes answers with the cases that list them. One statement. */
  async keepAnswers(tx: Transaction, answers: readonly AnswerOfCase[]): Promise<void> {
    if (answers.length === 0) return;
    await tx.query(sql`
      insert into case_answer (${answerColumnList})
      select ${answerColumnList} from ${unnest(answerColumns, answers)} order by response_id
      on conflict (response_id) do update set ${answerAssignments}`);
  }

  private async locked(tx: Transaction, condition: Sql): Promise<Case[]> {
    const rows = await tx.query<CaseRow>(sql`
      select ${asCaseRow} from cases where ${condition} order by case_id for update`);
    return withAnswers(tx, rows);
  }
}

/** As the indexes say it, word by word. */
export const LIVE = trustedSql("state <> 'closed' and state <> 'withdrawn'");

/** Cases of rows, each with its answers. */
export async function withAnswers(reader: Reader, rows: readonly CaseRow[]): Promise<Case[]> {
  if (rows.length === 0) return [];
  const answers = await reader.query<AnswerRow>(sql`
    select ${asAnswerRow} from case_answer where case_id = any(${rows.map((row) => row.case_id)}::text[])
    order by arrived_at, response_id`);
  const ofCase = new Map<string, AnswerRow[]>();
  for (const answer of answers) {
    const known = ofCase.get(answer.case_id);
    if (known === undefined) ofCase.set(answer.case_id, [answer]);
    else known.push(answer);
  }
  return rows.map((row) => caseOf(row, ofCase.get(row.case_id) ?? []));
}
