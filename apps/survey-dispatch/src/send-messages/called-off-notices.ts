import { Injectable } from '@nestjs/common';
import { sql, trustedSql, type Sql, type Transaction } from '@sidetone/platform/database';
import { NO_CASE } from './before-attempt.js';
import { messageColumns, messageIn, type MessageRow } from './message-row.js';
import type { Message } from './message.js';
import type { Notice } from './notice.js';

/** Whether all of these cases (a JSON list) ended as none after the notice was asked for. What says no revision counts as asked for before. */
const noneStands = (cases: Sql): Sql => sql`
  not exists (select 1 from jsonb_array_elements(${cases}) as tied where not exists (
    select 1 from ended_case where case_id = tied ->> 'caseId'
      and (tied -> 'revision' is null or ended_case.revision is null or ended_case.revision > (tied ->> 'revision')::bigint)))`;

/** The same of a row of the table message; false of one that asks something. */
export const NO_CASE_STANDS: Sql = sql`(message.notice is not null and ${noneStands(
  trustedSql(
    `coalesce(nullif(message.notice -> 'cases', '[]'), jsonb_build_array(jsonb_build_object('caseId', message.notice ->> 'caseId')))`,
  ),
)})`;

/** Notices of what turned out to be no case. Each method is one statement. */
@Injectable()
export class CalledOffNotices {
  /** Whether none of the cases of a notice that is asked for stands. */
  async isOver(tx: Transaction, { caseId, cases }: Pick<Notice, 'caseId' | 'cases'>): Promise<boolean> {
    const list = JSON.stringify(cases?.length ? cases : [{ caseId }]);
    const [row] = await tx.query<{ over: boolean }>(sql`select ${noneStands(sql`${list}::jsonb`)} as over`);
    return row?.over === true;
  }

  /** Calls off what waits to be told of these cases, where none of its cases stands, and forgets its words; returns their messages. */
  ofCases(tx: Transaction, caseIds: readonly string[]): Promise<readonly Message[]> {
    return this.callOff(
      tx,
      sql`message_id in (
        select open.message_id from unnest(${caseIds}::text[]) as ended (case_id) join message as open
          on open.notice @> jsonb_build_object('caseId', ended.case_id)
          or open.notice @> jsonb_build_object('cases', jsonb_build_array(jsonb_build_object('caseId', ended.case_id)))
        where open.notice is not null and open.state in ('queued', 'waiting'))`,
    );
  }

  /** The same of these messages: an end that came while one of them was being sent found nothing that waited. Returns ids of messages. */
  async among(tx: Transaction, messageIds: readonly string[]): Promise<readonly string[]> {
    const calledOff = await this.callOff(tx, sql`message_id = any(${messageIds}::text[])`);
    return calledOff.map(({ messageId }) => messageId);
  }

  private async callOff(tx: Transaction, isMeant: Sql): Promise<readonly Message[]> {
    const rows = await tx.query<MessageRow>(sql`
      update message set state = 'failed', due_at = null, outcome = 'calledOff', failure = ${NO_CASE},
        notice = notice || '{"words":""}'
      where ${isMeant} and state in ('queued', 'waiting') and ${NO_CASE_STANDS}
      returning ${messageColumns}`);
    return rows.map(messageIn);
  }
}
