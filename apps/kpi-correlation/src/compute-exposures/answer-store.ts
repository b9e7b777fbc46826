import type { ReceivedEvent, ResponseCorrected, ResponseReceived, ResponseWithdrawn } from '@sidetone/contracts/events';
import { Injectable } from '@nestjs/common';
import { SECOND_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, utcText, type Database, type Transaction } from '@sidetone/platform/database';
import { GATHER_MS } from './gather.js';

/** An answer, as far as the ranking needs it. */
export interface AnswerRow {
  readonly response_id: string;
  readonly respondent_id: string;
  readonly customer_id: string;
  readonly subscription_id: string | null;
  readonly survey_id: string;
  readonly kind: string;
  readonly journey_area: string | null;
  readonly channel: string | null;
  readonly score: number;
  readonly answered_at: string;
  readonly known_at: string;
  readonly revision: number;
  /** The survey conversation, and the event that told of the answer: for what is published about it. */
  readonly correlation_id: string | null;
  readonly cause_id: string;
  readonly settles_at: string | null;
}

const COLUMNS = {
  response_id: 'text',
  respondent_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  survey_id: 'text',
  kind: 'text',
  journey_area: 'text',
  channel: 'text',
  score: 'int',
  answered_at: 'timestamptz',
  known_at: 'timestamptz',
  revision: 'int8',
  correlation_id: 'text',
  cause_id: 'text',
  settles_at: 'timestamptz',
} as const;

/** The most answers that are computed anew in one transaction. */
const TAKEN_AT_ONCE = 500;

/** The answers whose exposure is asked for. */
@Injectable()
export class AnswerStore {
  /** Keeps the greatest revision of each answer that is not withdrawn; returns the ids of those that changed what was known. */
  async keep(tx: Transaction, rows: readonly AnswerRow[]): Promise<ReadonlySet<string>> {
    const kept = await tx.query<{ response_id: string }>(sql`
      insert into answer as known (response_id, respondent_id, customer_id, subscription_id, survey_id, kind, journey_area, channel, score, answered_at, known_at, revision,
        correlation_id, cause_id, compute_at, settles_at)
      select distinct on (response_id) response_id, respondent_id, customer_id, subscription_id, survey_id, kind, journey_area, channel, score, answered_at, known_at, revision,
        correlation_id, cause_id, settles_at, settles_at
      from ${unnest(COLUMNS, rows, 'given')}
      where not exists (select from withdrawn_answer gone where gone.response_id = given.response_id)
      order by response_id, revision desc
      on conflict (response_id) do update set score = excluded.score, answered_at = excluded.answered_at, revision = excluded.revision,
          cause_id = excluded.cause_id, compute_at = excluded.compute_at, settles_at = excluded.settles_at
        where known.revision < excluded.revision and not known.withdrawn
      returning response_id`);
    return new Set(kept.map((row) => row.response_id));
  }

  /** Lets these be computed once more, shortly after they were known. */
  async computeAgain(tx: Transaction, answers: readonly AnswerRow[]): Promise<void> {
    await tx.query(sql`
      update answer set compute_at = least(compute_at, known_at + make_interval(secs => ${GATHER_MS / SECOND_MS}::float8))
      where response_id = any(${answers.map(({ response_id }) => response_id)}::text[]) and not withdrawn`);
  }

  /**
   * Takes the answers that are to be computed anew at `now`, each for this transaction alone. They are known at `now`. Those given before
   * `since` are left as they are, and wait for nothing any more.
   */
  async takeDue(tx: Transaction, now: Instant, since: Instant): Promise<AnswerRow[]> {
    await tx.query(sql`
      update answer set compute_at = null
      from (
        select response_id from answer where compute_at <= ${toIso(now)} and not withdrawn and answered_at < ${instant(since)}
        for update skip locked) as over
      where answer.response_id = over.response_id`);
    return tx.query<AnswerRow>(sql`
      update answer set compute_at = case when settles_at > ${toIso(now)} then settles_at end
      from (
        select response_id from answer where compute_at <= ${toIso(now)} and not withdrawn and answered_at >= ${instant(since)}
        order by compute_at limit ${TAKEN_AT_ONCE} for update skip locked) as taken
      where answer.response_id = taken.response_id
      returning answer.response_id, respondent_id, customer_id, subscription_id, survey_id, kind, journey_area, channel, score,
        ${utcText('answered_at')} as answered_at, ${toIso(now)} as known_at, revision::float8 as revision, correlation_id, cause_id, null as settles_at`);
  }

  /** How many answers given since `since` wait to be computed anew at `now`. */
  async countDue(database: Database, now: Instant, since: Instant): Promise<number> {
    const [row] = await database.query<{ waiting: number }>(
      sql`select count(*)::int as waiting from answer where compute_at <= ${toIso(now)} and not withdrawn and answered_at >= ${instant(since)}`,
    );
    return row?.waiting ?? 0;
  }

  /** Takes answers out of every further ranking, also those that come later; returns the ids of those that were not withdrawn before. */
  async withdraw(tx: Transaction, withdrawals: readonly ResponseWithdrawn[]): Promise<ReadonlySet<string>> {
    const rows = withdrawals.map(({ responseId, revision }) => ({ response_id: responseId, revision }));
    const gone = await tx.query<{ response_id: string }>(sql`
      with gone as (
        insert into withdrawn_answer (response_id, revision)
        select response_id, max(revision) from ${unnest({ response_id: 'text', revision: 'int8' }, rows)} group by response_id order by response_id
        on conflict do nothing returning response_id, revision),
      taken as (
        update answer set withdrawn = true, revision = gone.revision, compute_at = null, settles_at = null
        from gone where answer.response_id = gone.response_id)
      select response_id from gone`);
    return new Set(gone.map((row) => row.response_id));
  }
}

/** An instant that may lie before all time that has a name. */
const instant = (at: Instant) => sql`to_timestamp(${at / SECOND_MS}::float8)`;

/** The row of an answer whose exposure will be computed once more after `settleMs`. */
export function answerRow(event: ReceivedEvent<ResponseReceived | ResponseCorrected>, settleMs: number): AnswerRow {
  const { data, arrivedAt, correlationId, id } = event;
  return {
    response_id: data.responseId,
    respondent_id: data.contactId,
    customer_id: data.customerId,
    subscription_id: data.subscriptionId ?? null,
    survey_id: data.surveyId,
    kind: data.kind,
    journey_area: data.journeyArea ?? null,
    channel: data.channel ?? null,
    score: data.score,
    answered_at: data.answeredAt,
    known_at: toIso(arrivedAt),
    revision: data.revision,
    correlation_id: correlationId ?? null,
    cause_id: id,
    settles_at: toIso(arrivedAt + settleMs),
  };
}
