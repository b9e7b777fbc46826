import type { ResponseCorrected, ResponseReceived, ResponseWithdrawn } from '@sidetone/contracts/events';
import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** An answer, as far as the ranking needs it. */
export interface AnswerRow {
  readonly response_id: string;
  readonly respondent_id: string;
  readonly customer_id: string;
  readonly subscription_id: string | null;
  readonly survey_id: string;
  readonly kind: string;
  readonly journey_area: string | null;
  readonly score: number;
  readonly answered_at: string;
  readonly known_at: string;
  readonly revision: number;
}

const COLUMNS = {
  response_id: 'text',
  respondent_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  survey_id: 'text',
  kind: 'text',
  journey_area: 'text',
  score: 'int',
  answered_at: 'timestamptz',
  known_at: 'timestamptz',
  revision: 'int8',
} as const;

/** The answers whose exposure is asked for. */
@Injectable()
export class AnswerStore {
  /** Keeps the greatest revision of each answer that is not withdrawn; returns the ids of those that changed what was known. */
  async keep(tx: Transaction, rows: readonly AnswerRow[]): Promise<ReadonlySet<string>> {
    const kept = await tx.query<{ response_id: string }>(sql`
      insert into answer as known (response_id, respondent_id, customer_id, subscription_id, survey_id, kind, journey_area, score, answered_at, known_at, revision)
      select distinct on (response_id) response_id, respondent_id, customer_id, subscription_id, survey_id, kind, journey_area, score, answered_at, known_at, revision
      from ${unnest(COLUMNS, rows)} order by response_id, revision desc
      on conflict (response_id) do update set score = excluded.score, answered_at = excluded.answered_at, revision = excluded.revision
        where known.revision < excluded.revision and not known.withdrawn
      returning response_id`);
    return new Set(kept.map((row) => row.response_id));
  }

  /** Takes answers out of every further ranking; returns the ids of those that were in it. */
  async withdraw(tx: Transaction, withdrawals: readonly ResponseWithdrawn[]): Promise<ReadonlySet<string>> {
    const rows = withdrawals.map(({ responseId, revision }) => ({ response_id: responseId, revision }));
    const gone = await tx.query<{ response_id: string }>(sql`
      update answer set withdrawn = true, revision = gone.revision
      from ${unnest({ response_id: 'text', revision: 'int8' }, rows, 'gone')}
      where answer.response_id = gone.response_id and not answer.withdrawn
      returning answer.response_id`);
    return new Set(gone.map((row) => row.response_id));
  }
}

export function answerRow(data: ResponseReceived | ResponseCorrected, arrivedAt: Instant): AnswerRow {
  return {
    response_id: data.responseId,
    respondent_id: data.contactId,
    customer_id: data.customerId,
    subscription_id: data.subscriptionId ?? null,
    survey_id: data.surveyId,
    kind: data.kind,
    journey_area: data.journeyArea ?? null,
    score: data.score,
    answered_at: data.answeredAt,
    known_at: toIso(arrivedAt),
    revision: data.revision,
  };
}
