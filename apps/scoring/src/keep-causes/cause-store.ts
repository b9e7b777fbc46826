import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { cellRow, countedIn, type AnswerCellRow } from '../keep-cells/answer-cell-row.js';
import { CellChanges } from '../keep-cells/cell-changes.js';
import { CellStore } from '../keep-cells/cell-store.js';
import { holdScores } from '../keep-cells/hold-scores.js';

/** What case events tell so far; null is not told. */
export interface CaseCause {
  readonly case_id: string;
  readonly response_id: string | null;
  readonly root_cause: string | null;
  readonly outside: boolean;
}

const columns = { case_id: 'text', response_id: 'text', root_cause: 'text', outside: 'boolean' } as const;

/** Agreed causes by case, and in the answers that they are of. */
@Injectable()
export class CauseStore {
  constructor(private readonly cells: CellStore) {}

  /** Keeps what was told, and counts answers whose cause so became, or is no longer, outside our control. */
  async keep(tx: Transaction, causes: readonly CaseCause[]): Promise<void> {
    if (causes.length === 0) return;
    await holdScores(tx);
    await tx.query(sql`
      insert into case_cause as known (case_id, response_id, root_cause, outside)
      select case_id, response_id, root_cause, outside from ${unnest(columns, causes)} order by case_id
      on conflict (case_id) do update set
        response_id = coalesce(excluded.response_id, known.response_id),
        root_cause = coalesce(excluded.root_cause, known.root_cause),
        outside = case when excluded.root_cause is null then known.outside else excluded.outside end`);
    const changed = await tx.query<AnswerCellRow & { was_outside: boolean }>(sql`
      with told as (
        select fact.response_id, fact.outside as was_outside, case_cause.root_cause, case_cause.outside
        from case_cause join answer_fact as fact using (response_id)
        where case_cause.case_id = any(${causes.map((one) => one.case_id)}::text[]) and case_cause.root_cause is not null
          and not fact.withdrawn and fact.root_cause is distinct from case_cause.root_cause
        order by fact.response_id for update of fact),
      agreed as (
        update answer_fact as fact set root_cause = told.root_cause, outside = told.outside from told
        where fact.response_id = told.response_id
        returning fact.*, told.was_outside)
      select was_outside, ${cellRow} from agreed`);
    const cells = new CellChanges();
    for (const row of changed) {
      const counted = countedIn(row);
      cells.countAnswer({ ...counted, outside: row.was_outside }, -1);
      cells.countAnswer(counted, 1);
    }
    await this.cells.apply(tx, cells);
  }
}
