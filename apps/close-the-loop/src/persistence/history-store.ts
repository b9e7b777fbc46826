import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { Database, sql, unnest, utcText, type Transaction } from '@sidetone/platform/database';
import type { HistoryRecord } from './case.js';

/** An entry as it is read: who did what, when, from which state to which. */
export interface HistoryEntryRow {
  readonly entry: number;
  readonly at: string;
  readonly by: string;
  readonly via: string | null;
  readonly move: string;
  readonly from: string;
  readonly to: string;
  readonly note: string | null;
  readonly detail: unknown;
}

/** What happened in cases, in the order in which it did. Nothing is changed there, but notes of erased customers are emptied. */
@Injectable()
export class HistoryStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, records: readonly HistoryRecord[]): Promise<void> {
    if (records.length === 0) return;
    const placed = records.map((record, place) => ({ ...record, place }));
    await tx.query(sql`
      insert into case_history (case_id, at, actor, via, move, from_state, to_state, note, detail)
      select case_id, at, actor, via, move, from_state, to_state, note, detail from ${unnest(
        {
          place: 'int',
          case_id: ['text', (record) => record.caseId],
          at: ['timestamptz', (record) => toIso(record.at)],
          actor: ['text', (record) => record.by],
          via: 'text',
          move: 'text',
          from_state: ['text', (record) => record.from],
          to_state: ['text', (record) => record.to],
          note: 'text',
          detail: ['jsonb', (record) => (record.detail === undefined ? null : JSON.stringify(record.detail))],
        },
        placed,
      )} order by place`);
  }

  /** Empties what people wrote about customers whose answers were withdrawn. */
  async forgetNotes(tx: Transaction, caseIds: readonly string[]): Promise<void> {
    if (caseIds.length === 0) return;
    await tx.query(sql`
      update case_history set note = null, detail = case when move = 'resolve' then null else detail end
      where case_id = any(${caseIds}::text[]) and (note is not null or move = 'resolve')`);
  }

  of(caseId: string, after: number, limit: number): Promise<HistoryEntryRow[]> {
    return this.database.query<HistoryEntryRow>(sql`
      select entry::float8 as entry, ${utcText('at')} as at, actor as by, via, move, from_state as "from", to_state as "to",
        note, detail
      from case_history where case_id = ${caseId} and entry > ${after} order by entry limit ${limit}`);
  }
}
