import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** When a contact answered a survey. */
export interface Answered {
  readonly contact_id: string;
  readonly survey_id: string;
  readonly answered_at: string;
}

const columns = { contact_id: 'text', survey_id: 'text', answered_at: 'timestamptz' } as const;

/** The clocks that run from answers. */
@Injectable()
export class AnswerStore {
  /** Sets the clocks of contacts that are known, never back. One statement, whatever the number; returns whose. */
  async note(tx: Transaction, answers: readonly Answered[]): Promise<ReadonlySet<string>> {
    if (answers.length === 0) return new Set();
    const rows = await tx.query<{ contact_id: string }>(sql`
      with told as (
        select contact_id, survey_id, max(answered_at) as answered_at from ${unnest(columns, answers)}
        group by contact_id, survey_id),
      known as (
        select contact_id from contact where contact_id in (select contact_id from told) order by contact_id for share),
      noted as (
        insert into contact_clock as clock (contact_id, survey_id, answered_at)
        select contact_id, survey_id, answered_at from told join known using (contact_id) order by contact_id, survey_id
        on conflict (contact_id, survey_id) do update set answered_at = greatest(clock.answered_at, excluded.answered_at))
      select contact_id from known`);
    return new Set(rows.map((row) => row.contact_id));
  }
}
