import { Injectable } from '@nestjs/common';
import { caseOpened } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, type Transaction } from '@sidetone/platform/database';

/** Why something was not done any more about a case of which no answer counts. */
const WITHDRAWN = 'Its answers were withdrawn before this was done, so it was not done.';

/** Empties, with the last answer of a case, what goes out to other systems about it (rule R18). What each table keeps stands in docs/closing-the-loop.md. */
@Injectable()
export class ForgetCases {
  /** Of these cases those that are withdrawn: whose they were, what was written for their tickets, and what was still to be told of whose they were. */
  async forget(tx: Transaction, caseIds: readonly string[], at: Instant): Promise<void> {
    if (caseIds.length === 0) return;
    const rows = await tx.query<{ case_id: string }>(sql`
      select case_id from cases where case_id = any(${[...caseIds]}::text[]) and state = 'withdrawn' order by case_id`);
    const withdrawn = rows.map((row) => row.case_id);
    if (withdrawn.length === 0) return;
    await this.forgetTickets(tx, withdrawn);
    await this.forgetEvents(tx, withdrawn, at);
  }

  private async forgetTickets(tx: Transaction, caseIds: readonly string[]): Promise<void> {
    await tx.query(sql`
      update told_case set customer_id = null, subscription_id = null where case_id = any(${caseIds}::text[])`);
    await tx.query(sql`
      update case_ticket set note = null, state = case when state = 'waiting' then 'failed' else state end,
        failure = case when state = 'waiting' then ${WITHDRAWN} else failure end
      where case_id = any(${caseIds}::text[])`);
  }

  /** case.opened alone says whose a case is. Later events of it are told: its end tells those who know it to forget. */
  private async forgetEvents(tx: Transaction, caseIds: readonly string[], at: Instant): Promise<void> {
    const events = await tx.query<{ event_id: string }>(sql`
      update webhook_event set body = ''
      where split_part(event_id, ':', 1) = any(${caseIds}::text[]) and type = ${caseOpened.type} returning event_id`);
    await tx.query(sql`
      update webhook_delivery set state = 'erased', sending_until = null, ended_at = coalesce(ended_at, ${toIso(at)}::timestamptz), failure = ${WITHDRAWN}
      where event_id = any(${events.map((row) => row.event_id)}::text[]) and state in ('waiting', 'sending', 'dead')`);
  }
}
