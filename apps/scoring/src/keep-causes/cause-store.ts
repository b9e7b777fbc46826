import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { cellRow, countedIn, type AnswerCellRow } from '../keep-cells/answer-cell-row.js';
import { CellChanges } from '../keep-cells/cell-changes.js';
import { CellStore } from '../keep-cells/cell-store.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { isOutside, type ToldCause } from './told-cause.js';

/** Agreed causes by case, and in the answers that they are of. */
@Injectable()
export class CauseStore {
  constructor(private readonly cells: CellStore) {}

  /** Keeps what was told, and counts answers whose cause so became, or is no longer, outside our control. */
  async keep(tx: Transaction, told: readonly ToldCause[]): Promise<void> {
    if (told.length === 0) return;
    await holdScores(tx);
    await this.keepCauses(tx, told);
    const left = await this.keepAnswers(tx, told);
    const changed = await this.agree(
      tx,
      told.map(({ caseId }) => caseId),
      left,
    );
    const cells = new CellChanges();
    for (const row of changed) {
      const counted = countedIn(row);
      cells.countAnswer({ ...counted, outside: row.was_outside }, -1);
      cells.countAnswer(counted, 1);
    }
    await this.cells.apply(tx, cells);
  }

  /** Where nobody says whose a cause is, what is known of the same cause holds, and else the shipped taxonomy. */
  private async keepCauses(tx: Transaction, told: readonly ToldCause[]): Promise<void> {
    await tx.query(sql`
      insert into case_cause (case_id, root_cause, outside)
      select told.case_id, coalesce(told.root_cause, known.root_cause), case
        when told.root_cause is null then coalesce(known.outside, false)
        when told.outside is null and told.root_cause = known.root_cause then known.outside
        else coalesce(told.outside, told.shipped) end
      from ${unnest(
        {
          case_id: ['text', (one) => one.caseId],
          root_cause: ['text', (one) => one.rootCause],
          outside: 'boolean',
          shipped: ['boolean', (one) => isOutside(one.rootCause)],
        },
        told,
        'told',
      )} left join case_cause as known using (case_id) order by told.case_id
      on conflict (case_id) do update set root_cause = excluded.root_cause, outside = excluded.outside`);
  }

  /** Keeps which answers the cases list; returns those that left one. */
  private async keepAnswers(tx: Transaction, told: readonly ToldCause[]): Promise<readonly string[]> {
    const listed = told.flatMap(({ caseId, answers }) =>
      (answers?.responseIds ?? []).map((responseId) => ({
        ...{ response_id: responseId, case_id: caseId, told_at: toIso(answers?.at ?? 0) },
      })),
    );
    const whole = told.filter(({ answers }) => answers?.all).map(({ caseId }) => caseId);
    const left = await tx.query<{ response_id: string }>(sql`
      delete from case_answer where case_id = any(${whole}::text[])
        and response_id <> all(${listed.map((one) => one.response_id)}::text[])
      returning response_id`);
    await tx.query(sql`
      insert into case_answer as known (response_id, case_id, told_at)
      select distinct on (response_id) response_id, case_id, told_at
      from ${unnest({ response_id: 'text', case_id: 'text', told_at: 'timestamptz' }, listed)}
      order by response_id, told_at desc, case_id
      on conflict (response_id) do update set case_id = excluded.case_id, told_at = excluded.told_at
      where known.told_at <= excluded.told_at`);
    return left.map((row) => row.response_id);
  }

  /** Gives the answers of these cases, and those that left one, the cause that is now agreed of them; returns those whose cause so changed. */
  private agree(
    tx: Transaction,
    caseIds: readonly string[],
    left: readonly string[],
  ): Promise<(AnswerCellRow & { was_outside: boolean })[]> {
    return tx.query<AnswerCellRow & { was_outside: boolean }>(sql`
      with touched as (
        select response_id from case_answer where case_id = any(${caseIds}::text[])
        union select unnest(${left}::text[])),
      told as (
        select fact.response_id, fact.outside as was_outside, cause.root_cause, coalesce(cause.outside, false) as outside
        from touched join answer_fact as fact using (response_id)
        left join (case_answer join case_cause as cause using (case_id)) using (response_id)
        where not fact.withdrawn
          and (fact.root_cause, fact.outside) is distinct from (cause.root_cause, coalesce(cause.outside, false))
        order by fact.response_id for update of fact),
      agreed as (
        update answer_fact as fact set root_cause = told.root_cause, outside = told.outside from told
        where fact.response_id = told.response_id
        returning fact.*, told.was_outside)
      select was_outside, ${cellRow} from agreed`);
  }
}
