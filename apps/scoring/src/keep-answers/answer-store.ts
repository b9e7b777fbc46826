import { Injectable } from '@nestjs/common';
import type { JourneyArea, SurveyKind } from '@sidetone/contracts/events';
import type { Band } from '@sidetone/domain/nps';
import { toIso } from '@sidetone/domain/time';
import { RivalWrite, sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { AnswerVersion, KeptAnswer } from './answer-version.js';

const factColumns = {
  response_id: 'text',
  revision: 'bigint',
  withdrawn: 'boolean',
  invitation_id: 'text',
  survey_id: 'text',
  kind: 'text',
  journey_area: 'text',
  score: 'smallint',
  band: 'text',
  answered_at: 'timestamptz',
  week: 'text',
  contact_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
} as const;

type KeptRow = {
  response_id: string;
  revision: number;
  withdrawn: boolean;
  kind: SurveyKind;
  journey_area: JourneyArea | null;
  week: string;
  band: Band;
};

/** The answer facts. Each method is one statement, whatever the number of answers. */
@Injectable()
export class AnswerStore {
  /** What is kept of these answers, locked until the transaction ends. */
  async kept(tx: Transaction, responseIds: ReadonlySet<string>): Promise<ReadonlyMap<string, KeptAnswer>> {
    const rows = await tx.query<KeptRow>(sql`
      select response_id, revision::float8 as revision, withdrawn, kind, journey_area, week, band
      from answer_fact where response_id = any(${[...responseIds]}::text[])
      order by response_id for update`);
    return new Map(
      rows.map(({ response_id: responseId, revision, withdrawn, kind, journey_area: journeyArea, week, band }) => [
        responseId,
        { responseId, revision, counted: withdrawn ? undefined : { place: { kind, journeyArea, week }, band } },
      ]),
    );
  }

  /**
   * Inserts answers that were not kept before.
   * @throws RivalWrite when another transaction kept one of them meanwhile
   */
  async add(tx: Transaction, versions: readonly AnswerVersion[]): Promise<void> {
    if (versions.length === 0) return;
    const added = await tx.query<{ added: number }>(sql`
      with added as (
        insert into answer_fact (response_id, revision, withdrawn, invitation_id, survey_id, kind, journey_area, score, band,
          answered_at, week, contact_id, customer_id, subscription_id)
        select response_id, revision, withdrawn, invitation_id, survey_id, kind, journey_area, score, band,
          answered_at, week, contact_id, customer_id, subscription_id
        from ${unnest(factColumns, versions.map(factOf))} order by response_id
        on conflict do nothing
        returning 1)
      select count(*)::int as added from added`);
    if (added[0]?.added !== versions.length) throw new RivalWrite('answer_fact');
  }

  /** Replaces answers that were kept, and locked, before. */
  async change(tx: Transaction, versions: readonly AnswerVersion[]): Promise<void> {
    if (versions.length === 0) return;
    await tx.query(sql`
      update answer_fact set
        revision = rows.revision, withdrawn = rows.withdrawn, survey_id = rows.survey_id, kind = rows.kind,
        journey_area = rows.journey_area, score = rows.score, band = rows.band, answered_at = rows.answered_at, week = rows.week,
        contact_id = rows.contact_id, customer_id = rows.customer_id, subscription_id = rows.subscription_id
      from ${unnest(factColumns, versions.map(factOf))}
      where answer_fact.response_id = rows.response_id`);
  }
}

/** A withdrawn answer keeps nothing of what was said, nor by whom. */
function factOf(version: AnswerVersion): { readonly [K in keyof typeof factColumns]: unknown } {
  const given = version.state === 'given' ? version : undefined;
  return {
    response_id: version.responseId,
    revision: version.revision,
    withdrawn: given === undefined,
    invitation_id: version.invitationId,
    survey_id: given?.surveyId,
    kind: given?.place.kind,
    journey_area: given?.place.journeyArea,
    score: given?.score,
    band: given?.band,
    answered_at: given ? toIso(given.answeredAt) : undefined,
    week: given?.place.week,
    contact_id: given?.contactId,
    customer_id: given?.customerId,
    subscription_id: given?.subscriptionId,
  };
}
